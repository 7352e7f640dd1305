/** Where received audio is kept. Used by both services; decodes nothing. Thread-safe. */
package io.whisperrest.audio;
