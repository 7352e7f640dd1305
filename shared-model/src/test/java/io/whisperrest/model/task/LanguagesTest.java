package io.whisperrest.model.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void knowsAHundredLanguagesEachUnderItsCodeAndItsName() {
        assertEquals(100, Languages.all().size());
        for (Language language : Languages.all()) {
            assertEquals(language.code(), Languages.fold(language.code()).orElseThrow());
            assertEquals(language.code(), Languages.fold(language.name()).orElseThrow());
        }
    }

    @Test
    void foldsRegionsScriptsCaseAndOldCodes() {
        assertEquals("pt", Languages.fold("pt-BR").orElseThrow());
        assertEquals("zh", Languages.fold("zh_Hans_CN").orElseThrow());
        assertEquals("ru", Languages.fold(" RU ").orElseThrow());
        assertEquals("en", Languages.fold("English").orElseThrow());
        assertEquals(Languages.fold("jw"), Languages.fold("jv"));
        assertEquals("es", Languages.fold("Castilian").orElseThrow());
    }

    @Test
    void refusesWhatIsNone() {
        for (String none : List.of("", "auto", "xx", "klingon", "en-", "english-US", "e n", "ru;en")) {
            assertTrue(Languages.fold(none).isEmpty(), none);
        }
    }
}
