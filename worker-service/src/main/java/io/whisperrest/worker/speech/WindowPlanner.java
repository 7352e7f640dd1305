package io.whisperrest.worker.speech;

import java.util.List;

/** Cuts the speech of a recording into windows. */
public final class WindowPlanner {

    /**
     * Windows of all tracks in order of their end (then track), none longer than 28 s; empty when there is no speech.
     *
     * @param maps one for each track
     * @param doneMs what a former run committed: windows that end at or before it are left out, the one across it is cut
     */
    public List<Window> plan(List<SpeechMap> maps, long doneMs) {
        throw new IllegalStateException("to be written");
    }
}
