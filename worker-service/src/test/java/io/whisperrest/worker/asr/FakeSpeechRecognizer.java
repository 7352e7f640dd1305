package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers with what it was told, in order; the last answer repeats. Notes what it was asked. */
public final class FakeSpeechRecognizer implements SpeechRecognizer {
    final List<RecognitionOptions> asked = new ArrayList<>();
    final List<Integer> lengths = new ArrayList<>();
    private final Deque<Recognition> answers = new ArrayDeque<>();

    /** @param segments of the next answer */
    public FakeSpeechRecognizer thenHears(Segment... segments) {
        answers.add(new Recognition(List.of(segments)));
        return this;
    }

    @Override
    public synchronized Recognition recognize(float[] samples, RecognitionOptions options, AbortFlag abort) {
        if (abort.isRaised()) {
            throw new RecognitionAborted();
        }
        asked.add(options);
        lengths.add(samples.length);
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    @Override
    public LanguageGuess detectLanguage(List<float[]> windows, String model, List<String> allowed, AbortFlag abort) {
        return new LanguageGuess("en", 1);
    }
}
