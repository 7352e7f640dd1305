/** How long recordings and texts are kept once their task is over, and the marks that say so in each row. Erases nothing. */
package io.whisperrest.api.retention;
