package io.whisperrest.api.transcript.format;

/**
 * The smallest part of a text before a possible line break, with its time.
 *
 * @param spaced true when a space precedes it
 */
record Piece(String text, boolean spaced, long startMs, long endMs) {}
