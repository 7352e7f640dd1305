package io.whisperrest.api.transcript.format;

import java.util.List;

/**
 * A caption on the screen.
 *
 * @param speaker null = none
 * @param lines at least one, none empty
 */
record Cue(long startMs, long endMs, String speaker, List<String> lines) {}
