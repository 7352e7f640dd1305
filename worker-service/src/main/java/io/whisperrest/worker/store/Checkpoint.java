package io.whisperrest.worker.store;

import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.WindowTranscript;
import java.util.List;

/**
 * A recognised window that is ready to be committed.
 *
 * @param window index in the task, from 0; windows are committed in this order
 * @param windowStartMs from the start of the file
 * @param doneMs end of the window, from the first decoded sample
 * @param tookMs engine time for it
 * @param language of the task
 * @param warnings all warnings of the task so far
 */
public record Checkpoint(
        int window,
        long windowStartMs,
        long doneMs,
        long tookMs,
        LanguageGuess language,
        WindowTranscript transcript,
        List<Warning> warnings) {}
