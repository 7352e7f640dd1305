/** Transcripts as clients read and edit them. */
package io.whisperrest.api.transcript;
