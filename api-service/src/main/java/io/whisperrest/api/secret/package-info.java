/** Encrypts secrets that the database holds. */
package io.whisperrest.api.secret;
