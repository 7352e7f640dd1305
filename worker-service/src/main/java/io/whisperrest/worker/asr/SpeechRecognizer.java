package io.whisperrest.worker.asr;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.List;

/**
 * Recognises speech, one window per call. Thread-safe: as many calls run at once as the worker has slots; further calls wait. Samples
 * are 16 kHz, mono, −1 to 1, at most 30 s. Consecutive calls with the same samples share work where possible.
 */
public interface SpeechRecognizer {

    /**
     * @param budget records what the call costs; work that it does not allow is skipped
     * @throws RecognitionAborted when the flag was raised during the call
     * @throws RecognitionFailed with the code that decides about a retry
     */
    Recognition recognize(float[] samples, RecognitionOptions options, WindowBudget budget, AbortFlag abort);

    /**
     * The languages of parts of a window.
     *
     * @param parts in order; an engine that cannot distinguish them returns the languages of the whole window for each
     * @throws RecognitionAborted when the flag was raised during the call
     * @throws RecognitionFailed with the code that decides about a retry
     */
    LanguageEvidence languages(float[] samples, List<Part> parts, String model, WindowBudget budget, AbortFlag abort);

    /** False when detecting the languages of a window costs as much as recognising it. */
    boolean tellsLanguagesOfParts();
}
