/** Recordings of all kinds through the packaged services: what must be recognised and what must be rejected. */
package io.whisperrest.system.media;
