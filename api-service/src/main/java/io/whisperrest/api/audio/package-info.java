/** Incoming bytes: their size limits, their format and the way to the store. Decodes nothing. */
package io.whisperrest.api.audio;
