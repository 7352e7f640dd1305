package io.whisperrest.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.whisperrest.api.task.Seconds;
import io.whisperrest.api.transcript.TranscriptRepository;
import io.whisperrest.model.task.Languages;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Spacing;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The JSON responses of OpenAI's audio API. A list that was not requested is omitted, never null. */
final class AudioAnswer {
    private static final int FRAME_MS = 10;

    private AudioAnswer() {}

    record Usage(String type, double seconds) {
        static Usage of(Task task) {
            return new Usage("duration", task.audioMs() == null ? 0 : Seconds.of(task.audioMs()));
        }
    }

    record LanguageCode(String code) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Plain(String text, Usage usage, List<LanguageCode> languages) {}

    /** @param seek start of its window, in frames of 10 ms */
    record VerboseSegment(
            int id,
            long seek,
            double start,
            double end,
            String text,
            List<Integer> tokens,
            double temperature,
            @JsonProperty("avg_logprob") double avgLogprob,
            @JsonProperty("compression_ratio") double compressionRatio,
            @JsonProperty("no_speech_prob") double noSpeechProb) {}

    record VerboseWord(String word, double start, double end) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verbose(
            String task,
            String language,
            double duration,
            String text,
            List<VerboseSegment> segments,
            List<VerboseWord> words,
            Usage usage) {}

    /** @param text transcript of the whole recording */
    static Plain plain(Task task, String text, boolean withLanguages) {
        boolean translated = task.options().translate();
        List<LanguageCode> languages = withLanguages && task.detectedLanguage() != null
                ? List.of(new LanguageCode(task.detectedLanguage()))
                : null;
        return new Plain(text, translated ? null : Usage.of(task), languages);
    }

    /** @param windowStarts start of each segment's window, in ms */
    static Verbose verbose(Task task, List<Segment> segments, List<Long> windowStarts, AudioFields.Answer asked) {
        List<VerboseSegment> rows = new ArrayList<>();
        List<VerboseWord> words = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            rows.add(new VerboseSegment(
                    i,
                    windowStarts.get(i) / FRAME_MS,
                    Seconds.of(segment.startMs()),
                    Seconds.of(segment.endMs()),
                    Spacing.between(
                                    i == 0
                                            ? segment.text()
                                            : segments.get(i - 1).text(),
                                    segment.text())
                            + segment.text(),
                    segment.tokens(),
                    number(segment.temperature()),
                    number(segment.avgLogprob()),
                    number(segment.compressionRatio()),
                    number(segment.noSpeechProb())));
            for (Word word : segment.words()) {
                words.add(new VerboseWord(word.text(), Seconds.of(word.startMs()), Seconds.of(word.endMs())));
            }
        }
        return new Verbose(
                task.options().translate() ? "translate" : "transcribe",
                language(task),
                task.audioMs() == null ? 0 : Seconds.of(task.audioMs()),
                TranscriptRepository.text(segments),
                asked.segments() ? rows : null,
                asked.words() ? words : null,
                Usage.of(task));
    }

    /** English name in lower case; a translation is always English. */
    private static String language(Task task) {
        if (task.options().translate()) {
            return "english";
        }
        return Languages.all().stream()
                .filter(language -> language.code().equals(task.detectedLanguage()))
                .map(language -> language.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private static double number(Double value) {
        return value == null ? 0 : value;
    }
}
