package io.whisperrest.worker.task;

import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import java.util.List;

/**
 * A decoded and planned recording.
 *
 * @param speech one map per track
 * @param windows windows still to recognise, in commit order
 */
record PreparedAudio(PcmAudio audio, List<SpeechMap> speech, List<Window> windows) implements AutoCloseable {
    @Override
    public void close() {
        audio.close();
    }
}
