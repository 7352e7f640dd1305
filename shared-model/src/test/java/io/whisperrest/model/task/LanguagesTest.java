package io.whisperrest.model.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void knowsAHundredLanguagesEachUnderItsCodeAndItsNames() {
        assertEquals(100, Languages.all().size());
        for (Language language : Languages.all()) {
            for (String name : List.of(language.code(), language.name(), language.nativeName())) {
                assertFolds(language.code(), name);
                assertFolds(language.code(), " " + name.toUpperCase(Locale.ROOT) + " ");
            }
        }
    }

    /** Checked against the JDK's own ISO 639-2 table. */
    @Test
    void knowsTheThreeLetterCodeOfEveryTwoLetterCode() {
        for (Language language : Languages.all()) {
            String code = language.code();
            if (code.length() == 2) {
                assertFolds(
                        code,
                        Locale.forLanguageTag(code.equals("jw") ? "jv" : code).getISO3Language());
            }
        }
    }

    @Test
    void knowsBibliographicCodesAndMembersOfMacrolanguages() {
        Map.of(
                        "ger", "de", "fre", "fr", "chi", "zh", "dut", "nl", "gre", "el", "per", "fa", "cze", "cs",
                        "rum", "ro", "ice", "is")
                .forEach((written, code) -> assertFolds(code, written));
        Map.of("cmn", "zh", "arb", "ar", "pes", "fa", "zsm", "ms", "nob", "no", "fil", "tl", "swh", "sw")
                .forEach((written, code) -> assertFolds(code, written));
    }

    @Test
    void foldsRegionsScriptsCaseAccentsAndOldCodes() {
        Map.of(
                        "pt-BR", "pt",
                        "pt_BR", "pt",
                        "zh_Hans_CN", "zh",
                        "EN-us", "en",
                        "deu-AT", "de",
                        " RU ", "ru",
                        "Espanol", "es",
                        "TÜRKÇE", "tr",
                        "Olelo Hawaii", "haw",
                        "English (US)", "en")
                .forEach((written, code) -> assertFolds(code, written));
        assertEquals(Languages.fold("jw"), Languages.fold("jv"));
        assertFolds("es", "Castilian");
        assertFolds("yue", "zh-yue");
    }

    @Test
    void rejectsWhatIsNotALanguage() {
        for (String none : List.of("", "auto", "xx", "klingon", "en-", "english-US", "e n", "ru;en", "(english)")) {
            assertTrue(Languages.fold(none).isEmpty(), none);
        }
    }

    private static void assertFolds(String code, String written) {
        assertEquals(Optional.of(code), Languages.fold(written), written);
    }
}
