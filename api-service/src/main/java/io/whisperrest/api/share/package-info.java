/** Read-only links: a transcript, and where allowed its audio, for people without an account. */
package io.whisperrest.api.share;
