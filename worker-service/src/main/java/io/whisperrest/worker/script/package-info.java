/**
 * Converts recognised text to the requested script, for languages that are written in two. Depends on segments and words only, not on
 * audio or the engine. Everything here is thread-safe.
 */
package io.whisperrest.worker.script;
