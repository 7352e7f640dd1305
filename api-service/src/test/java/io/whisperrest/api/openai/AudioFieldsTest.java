package io.whisperrest.api.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.task.OptionFields;
import io.whisperrest.api.task.TaskRequest;
import io.whisperrest.api.testing.ApiTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that real programs send along with the audio, as they spell them. */
@ApiTest
class AudioFieldsTest {
    @Inject
    ModelNames models;

    @Inject
    OptionFields options;

    private AudioFields fields;

    private TaskRequest.Form read(String name, String... values) {
        Map<String, List<String>> form = new HashMap<>();
        form.put("model", List.of("whisper-1"));
        form.put(name, List.of(values));
        fields = new AudioFields(models, options, false);
        return fields.read(form, "a.wav");
    }

    private AudioFields.Answer timed(String... granularities) {
        fields = new AudioFields(models, options, false);
        fields.read(
                Map.of(
                        "model", List.of("whisper-1"),
                        "response_format", List.of("verbose_json"),
                        "timestamp_granularities", List.of(granularities)),
                "a.wav");
        return fields.answer();
    }

    @Test
    void aLanguageTagSelectsAScript() {
        assertEquals("Hant", read("language", "zh-TW").options().script());
        assertEquals("Hans", read("languages", "en", "zh-CN").options().script());
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "word", "none", ""})
    void granularitiesDoNotMatterWithoutAFormatThatHasTimes(String granularity) {
        read("timestamp_granularities", granularity);
        assertEquals("json", fields.answer().format());
    }

    @Test
    void granularitiesComeAsRepeatedFieldsJsonListsCommaListsOrEmpty() {
        for (String both : List.of("[\"word\", \"segment\"]", "word,segment", "Word, Segment", "['word','segment']")) {
            assertTrue(timed(both).words() && timed(both).segments(), both);
        }
        assertTrue(timed("word", "segment").words() && timed("word", "segment").segments());
        assertTrue(timed("[\"word\"]").words());
        assertFalse(timed("[\"word\"]").segments());
        for (String nothing : List.of("", "[]", " ")) {
            assertTrue(timed(nothing).segments(), nothing);
            assertFalse(timed(nothing).words(), nothing);
        }
    }

    @Test
    void emptyFieldsRequestNothing() {
        for (String name : List.of("include", "prompt", "language", "temperature", "stream", "chunking_strategy")) {
            assertEquals(null, read(name, "").options().prompt(), name);
        }
    }

    @Test
    void usesTheEndOfALongPrompt() {
        assertEquals("short", read("prompt", "short").options().prompt());
        String words = "word ".repeat(1000) + "the end";
        String kept = read("prompt", words).options().prompt();
        assertTrue(kept.length() <= OptionFields.MAX_PROMPT && kept.length() > OptionFields.MAX_PROMPT - 10);
        assertTrue(kept.startsWith("word ") && kept.endsWith("the end"), kept);
        String han = read("prompt", "𠀀".repeat(2000)).options().prompt();
        assertEquals(OptionFields.MAX_PROMPT / 2, han.codePointCount(0, han.length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"eng; en;", "Deutsch; de;", "null; ;", "multi; ;", "en,ru; ; en ru", "pt-BR; pt;"})
    void languagesAreWrittenInManyWays(String written, String language, String mixed) {
        var asked = read("language", written).options();
        assertEquals(language, asked.language());
        assertEquals(mixed == null ? "" : mixed, String.join(" ", asked.languages()));
    }

    @Test
    void reportsTheModelThatReplacesAnUnknownOne() {
        read("model", "Systran/faster-distil-whisper-large-v3");
        assertEquals(new ModelNames.Choice("base", false), fields.model());
        read("model", "openai/whisper-base");
        assertEquals(new ModelNames.Choice("base", true), fields.model());
    }
}
