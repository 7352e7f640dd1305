/** Recordings of all kinds through the packaged services: what must be heard, and what must be refused. */
package io.whisperrest.system.media;
