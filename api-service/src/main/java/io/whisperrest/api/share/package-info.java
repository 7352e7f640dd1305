/** Read-only links for readers without an account: a transcript and, if allowed, its audio. */
package io.whisperrest.api.share;
