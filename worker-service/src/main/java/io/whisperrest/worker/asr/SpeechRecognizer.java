package io.whisperrest.worker.asr;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.List;

/**
 * Speech to text for one window at a time. Thread-safe: as many calls run at once as the worker has slots, more wait.
 * Samples are 16 kHz, mono, −1 to 1, at most 30 s.
 */
public interface SpeechRecognizer {

    /**
     * @throws RecognitionAborted when the flag was raised on the way
     * @throws RecognitionFailed with the code that decides about a retry
     */
    Recognition recognize(float[] samples, RecognitionOptions options, AbortFlag abort);

    /**
     * The language of several windows by their summed probabilities.
     *
     * @param allowed codes to choose from, empty = all the model knows
     */
    LanguageGuess detectLanguage(List<float[]> windows, String model, List<String> allowed, AbortFlag abort);
}
