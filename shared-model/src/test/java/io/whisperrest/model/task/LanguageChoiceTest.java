package io.whisperrest.model.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageChoiceTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "auto",
                "AUTO",
                "null",
                "undefined",
                "None",
                "detect",
                "und",
                "multi",
                "mul",
                "Mixed",
                ",",
                "en,auto"
            })
    void leavesTheLanguageOpen(String written) {
        assertEquals(Optional.of(new LanguageChoice(null, List.of(), null)), LanguageChoice.of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "deu", "ger", "Deutsch", "german", "de-AT", "de,deu", "de,"})
    void isOneLanguage(String written) {
        assertEquals(Optional.of(new LanguageChoice("de", List.of(), null)), LanguageChoice.of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en,ru", "English, русский", "eng,rus,en", "en-US,ru_RU"})
    void isAMixOfTheListedLanguages(String written) {
        assertEquals(Optional.of(new LanguageChoice(null, List.of("en", "ru"), null)), LanguageChoice.of(written));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh, Hans",
        "zh_CN, zh, Hans",
        "ZH-hans, zh, Hans",
        "zh_Hans_CN, zh, Hans",
        "zh-SG, zh, Hans",
        "zh-CHS, zh, Hans",
        "cmn-Hans-CN, zh, Hans",
        "Chinese (Simplified), zh, Hans",
        "Simplified Chinese, zh, Hans",
        "Chinese (China), zh, Hans",
        "中文（简体）, zh, Hans",
        "简体中文, zh, Hans",
        "中文简体, zh, Hans",
        "zh-TW, zh, Hant",
        "zh-Hant, zh, Hant",
        "zh-hant-tw, zh, Hant",
        "zh-CHT, zh, Hant",
        "Chinese (Traditional), zh, Hant",
        "繁體中文, zh, Hant",
        "zh-HK, zh, Hant-HK",
        "zh-Hant-HK, zh, Hant-HK",
        "zh-MO, zh, Hant-HK",
        "zh-Hans-HK, zh, Hans",
        "zh-Hant-CN, zh, Hant",
        "yue-Hant-HK, yue, Hant-HK",
        "yue-CN, yue, Hans",
        "sr-Latn, sr, Latn",
        "sr_Cyrl_RS, sr, Cyrl",
        "Serbian (Latin), sr, Latn",
        "bs-Cyrl-BA, bs, Cyrl",
        "Chinese (Macao SAR China), zh, Hant-HK",
        "Chinese (Hong Kong SAR China), zh, Hant-HK",
        "'Chinese (Taiwan, Province of China)', zh, Hant",
        "'Chinese (Traditional, Hong Kong SAR China)', zh, Hant-HK",
        "中文（台灣）, zh, Hant",
        "中文（香港）, zh, Hant-HK",
        "中文（中国香港特别行政区）, zh, Hant-HK",
        "中文（澳門）, zh, Hant-HK",
        "中文（中国）, zh, Hans",
        "Serbian Latin, sr, Latn",
        "Serbian - Cyrillic, sr, Cyrl",
        "'Chinese, Traditional', zh, Hant"
    })
    void hasTheScriptOfItsTag(String written, String language, String script) {
        assertEquals(Optional.of(new LanguageChoice(language, List.of(), script)), LanguageChoice.of(written));
        assertEquals(
                Optional.of(script),
                LanguageChoice.of(LanguageScript.tag(language, script)).map(LanguageChoice::script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zh", "Chinese", "中文", "zh-yue", "sr", "sr-RS", "hr-Latn", "en-SG", "uz-Cyrl", "la", "zh-Latn"})
    void leavesTheScriptToTheModel(String written) {
        assertNull(LanguageChoice.of(written).orElseThrow().script());
    }

    @Test
    void keepsTheScriptOfOneOfSeveralLanguages() {
        assertEquals(
                Optional.of(new LanguageChoice(null, List.of("en", "zh"), "Hant")), LanguageChoice.of("en-US,zh-TW"));
        assertEquals(Optional.of(new LanguageChoice(null, List.of(), "Hant")), LanguageChoice.of("auto,zh-TW"));
        assertEquals(Optional.of(new LanguageChoice("zh", List.of(), null)), LanguageChoice.of("zh-CN,zh-TW"));
        assertEquals(
                Optional.of(new LanguageChoice(null, List.of("zh", "sr"), "Hant,Latn")),
                LanguageChoice.of("zh-TW,sr-Latn"));
        assertEquals(
                Optional.of(new LanguageChoice(null, List.of("sr", "zh"), "Latn")),
                LanguageChoice.of("sr-Latn,zh-CN,zh-TW"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "klingon",
                "traditional",
                "English Traditional",
                "en, Traditional",
                "klingon latin",
                "en,klingon",
                "en;ru",
                "nothing"
            })
    void rejectsWhatTheModelDoesNotKnow(String written) {
        assertEquals(Optional.empty(), LanguageChoice.of(written));
    }
}
