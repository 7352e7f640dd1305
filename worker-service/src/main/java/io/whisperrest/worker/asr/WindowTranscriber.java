package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.script.ScriptWriter;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns one window of audio into checked text: detect its languages, transcribe each part in its own, convert times to file time,
 * convert the text to the requested script. Thread-safe.
 */
public final class WindowTranscriber {
    private final SpeechRecognizer recognizer;
    private final WindowLanguages languages;
    private final PartTranscriber transcriber;

    public WindowTranscriber(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
        this.languages = new WindowLanguages(recognizer);
        this.transcriber = new PartTranscriber(recognizer);
    }

    /**
     * @param speech of the window's track
     * @param options except for their language, which is not used
     * @throws RecognitionAborted when the flag was raised during the call
     * @throws RecognitionFailed with the code that decides about a retry
     */
    public WindowTranscript transcribe(
            PcmAudio audio,
            SpeechMap speech,
            Window window,
            RecognitionOptions options,
            LanguageRequest request,
            AbortFlag abort) {
        float[] samples = audio.read(window.track(), window.startMs(), window.endMs());
        WindowBudget budget = new WindowBudget();
        List<LanguagePart> heard = languages(samples, window, speech, options, request, budget, abort);
        List<LanguagePart> parts = request.fixed() == null
                ? heard
                : List.of(new LanguagePart(WindowLanguages.whole(window), request.fixed()));
        Placement place = new Placement(audio, window);
        List<Segment> recognised = new ArrayList<>();
        Map<String, List<Suppressed>> cuts = new LinkedHashMap<>();
        List<Warning> warnings = new ArrayList<>();
        List<String> spoken =
                parts.stream().map(LanguagePart::language).distinct().toList();
        budget.languages(spoken.size());
        for (String language : spoken) {
            Splice splice = new Splice(samples, window, speech, partsIn(language, parts));
            PartTranscriber.Checked checked = transcriber.transcribe(
                    splice.samples(), splice.spoken(), options.withLanguage(language), budget, abort);
            checked.segments().forEach(segment -> recognised.add(place.of(splice.back(segment))));
            cuts.put(
                    language,
                    checked.suppressed().stream()
                            .map(cut -> place.of(splice.back(cut)))
                            .toList());
            checked.silent().forEach(silent -> warnings.add(WindowWarnings.withoutText(place.of(splice.back(silent)))));
        }
        ScriptWriter script = new ScriptWriter(options.translate() ? null : options.script(), recognised);
        List<Segment> segments = recognised.stream()
                .map(script::written)
                .sorted(Comparator.comparingLong(Segment::startMs).thenComparingLong(Segment::endMs))
                .toList();
        List<Suppressed> suppressed = cuts.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(cut -> script.written(cut, of.getKey())))
                .sorted(Comparator.comparingLong(Suppressed::startMs))
                .toList();
        if (request.fixed() != null) {
            heard.stream()
                    .filter(part -> !part.language().equals(request.fixed()))
                    .forEach(part -> warnings.add(
                            WindowWarnings.mismatch(place.of(part.part()), part.language(), request.fixed())));
        }
        warnings.addAll(WindowWarnings.of(segments, suppressed, options));
        String last = parts.get(parts.size() - 1).language();
        return new WindowTranscript(segments, suppressed, warnings, last);
    }

    /** A fixed language is verified only where that costs next to nothing. */
    private List<LanguagePart> languages(
            float[] samples,
            Window window,
            SpeechMap speech,
            RecognitionOptions options,
            LanguageRequest request,
            WindowBudget budget,
            AbortFlag abort) {
        if (request.fixed() != null && !recognizer.tellsLanguagesOfParts()) {
            return List.of();
        }
        return languages.of(samples, window, speech, options.model(), request, budget, abort);
    }

    private static List<Part> partsIn(String language, List<LanguagePart> parts) {
        return parts.stream()
                .filter(part -> part.language().equals(language))
                .map(LanguagePart::part)
                .toList();
    }
}
