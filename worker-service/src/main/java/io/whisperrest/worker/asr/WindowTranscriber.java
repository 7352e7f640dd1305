package io.whisperrest.worker.asr;

import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;

/** One window from sound to checked text: recognise, check, perhaps again at a higher temperature. Thread-safe. */
public final class WindowTranscriber {
    private final SpeechRecognizer recognizer;

    public WindowTranscriber(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /**
     * @param speech of the window's track
     * @throws RecognitionAborted when the flag was raised on the way
     * @throws RecognitionFailed with the code that decides about a retry
     */
    public WindowTranscript transcribe(
            PcmAudio audio, SpeechMap speech, Window window, RecognitionOptions options, AbortFlag abort) {
        recognizer.recognize(audio.read(window.track(), window.startMs(), window.endMs()), options, abort);
        throw new IllegalStateException("to be written");
    }
}
