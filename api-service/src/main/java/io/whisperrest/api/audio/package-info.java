/** Bytes on their way in: how much, of which kind, and where to. Decodes nothing. */
package io.whisperrest.api.audio;
