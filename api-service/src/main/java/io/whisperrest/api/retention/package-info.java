/** How long recordings and texts are kept after their task ends, and the expiry times stored in each row. Deletes nothing. */
package io.whisperrest.api.retention;
