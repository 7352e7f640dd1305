/** Audio that arrives in chunks over the tus protocol, and its use by a task. */
package io.whisperrest.api.upload;
