package io.whisperrest.worker.task;

import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import java.util.List;

/**
 * A recording, decoded and planned.
 *
 * @param speech one map a track
 * @param windows what is left to recognise, in commit order
 */
record Listening(PcmAudio audio, List<SpeechMap> speech, List<Window> windows) implements AutoCloseable {
    @Override
    public void close() {
        audio.close();
    }
}
