/** Audio that arrives in pieces, by the tus protocol, and how a task takes it. */
package io.whisperrest.api.upload;
