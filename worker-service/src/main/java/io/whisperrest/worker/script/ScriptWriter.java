package io.whisperrest.worker.script;

import io.whisperrest.model.task.LanguageScript;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Converts the text of one window to the script that a task requests. Times and measures stay unchanged.
 *
 * <p>When a short segment does not reveal the script of its Chinese text, the whole window decides.
 */
public final class ScriptWriter {
    private final String scripts;
    private final ChineseForm window;

    /**
     * @param scripts as {@link LanguageScript} spells them; null = as the model writes
     * @param segments all segments of the window
     */
    public ScriptWriter(String scripts, List<Segment> segments) {
        this.scripts = scripts;
        this.window = ChineseForm.of(segments.stream()
                .filter(segment -> script(segment.language()) != null)
                .map(Segment::text)
                .collect(Collectors.joining()));
    }

    /** Returns the segment unchanged when its language does not use that script. */
    public Segment written(Segment segment) {
        String script = script(segment.language());
        if (script == null) {
            return segment;
        }
        List<String> signs = signs(segment.text(), script);
        return new Segment(
                segment.startMs(),
                segment.endMs(),
                String.join("", signs),
                words(segment, signs, script),
                segment.tokens(),
                segment.language(),
                segment.channel(),
                segment.avgLogprob(),
                segment.noSpeechProb(),
                segment.compressionRatio(),
                segment.temperature());
    }

    /** @param language of the part that it was removed from */
    public Suppressed written(Suppressed cut, String language) {
        String script = script(language);
        return script == null
                ? cut
                : new Suppressed(cut.startMs(), cut.endMs(), String.join("", signs(cut.text(), script)), cut.reason());
    }

    private String script(String language) {
        return LanguageScript.in(scripts, language);
    }

    /** The replacement for each code point of a text, in order. */
    private List<String> signs(String text, String script) {
        return switch (script) {
            case LanguageScript.SIMPLIFIED -> ChineseScript.SIMPLIFIED.signs(text, form(text));
            case LanguageScript.TRADITIONAL -> ChineseScript.TAIWAN.signs(text, form(text));
            case LanguageScript.HONG_KONG -> ChineseScript.HONG_KONG.signs(text, form(text));
            case LanguageScript.LATIN -> SerbianScript.latin(text);
            case LanguageScript.CYRILLIC -> SerbianScript.cyrillic(text);
            default -> throw new IllegalStateException("unknown script " + script);
        };
    }

    private ChineseForm form(String text) {
        return ChineseForm.of(text).or(window);
    }

    /**
     * A Chinese word of the model is often a single character whose conversion depends on the phrase around it. So the whole text is
     * converted and the words are cut from it.
     */
    private List<Word> words(Segment segment, List<String> signs, String script) {
        String text = segment.text();
        List<Word> written = new ArrayList<>();
        int at = 0;
        for (Word word : segment.words()) {
            int from = text.indexOf(word.text(), at);
            if (from < 0) {
                written.add(withText(word, String.join("", signs(word.text(), script))));
                continue;
            }
            at = from + word.text().length();
            List<String> own = signs.subList(text.codePointCount(0, from), text.codePointCount(0, at));
            written.add(withText(word, String.join("", own)));
        }
        return written;
    }

    private static Word withText(Word word, String text) {
        return new Word(text, word.startMs(), word.endMs(), word.probability(), word.estimated());
    }
}
