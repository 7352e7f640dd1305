package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Returns prepared results in order; the last one repeats. Records its calls. */
public final class FakeSpeechRecognizer implements SpeechRecognizer {
    final List<RecognitionOptions> asked = new ArrayList<>();
    final List<Integer> lengths = new ArrayList<>();
    private static final List<String> LANGUAGES = List.of("en", "ru", "de", "zh");
    private final Deque<Recognition> answers = new ArrayDeque<>();
    private final List<LanguagePart> spoken = new ArrayList<>();

    /** @param segments of the next result */
    public FakeSpeechRecognizer thenHears(Segment... segments) {
        answers.add(new Recognition(List.of(segments), false));
        return this;
    }

    @Override
    public synchronized Recognition recognize(
            float[] samples, RecognitionOptions options, WindowBudget budget, AbortFlag abort) {
        if (abort.isRaised()) {
            throw new RecognitionAborted();
        }
        asked.add(options);
        lengths.add(samples.length);
        budget.spend(WindowBudget.ENCODER_PASS);
        Recognition answer = answers.size() > 1 ? answers.poll() : answers.peek();
        return new Recognition(
                answer.segments().stream()
                        .map(segment -> TestSegments.language(segment, options.language()))
                        .toList(),
                answer.doubtful());
    }

    /** Sets the language from that time of the window on; it is English before. */
    public FakeSpeechRecognizer thenSpeaks(String language, long fromMs, long toMs) {
        spoken.add(new LanguagePart(new Part(fromMs, toMs), language));
        return this;
    }

    @Override
    public synchronized LanguageEvidence languages(
            float[] samples, List<Part> parts, String model, WindowBudget budget, AbortFlag abort) {
        return new LanguageEvidence(LANGUAGES, parts.stream().map(this::row).toList());
    }

    private float[] row(Part part) {
        float[] row = {1, 0, 0, 0};
        for (LanguagePart other : spoken) {
            long from = Math.max(part.startMs(), other.part().startMs());
            long to = Math.min(part.endMs(), other.part().endMs());
            float share = Math.max(0, to - from) / (float) part.lengthMs();
            row[0] -= share;
            row[LANGUAGES.indexOf(other.language())] += share;
        }
        return row;
    }

    @Override
    public boolean tellsLanguagesOfParts() {
        return true;
    }
}
