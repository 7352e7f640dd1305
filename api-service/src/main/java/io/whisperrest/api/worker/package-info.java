/** The workers of this server: what they said about themselves, and which of them are live. */
package io.whisperrest.api.worker;
