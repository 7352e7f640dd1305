package io.whisperrest.model.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello.|How are you?|Hello. How are you?",
                "秋天|總是|秋天總是",
                "今日は。|いい天気。|今日は。いい天気。",
                "你好!|今天|你好!今天",
                "我用|Windows|我用 Windows",
                "好。|Windows|好。Windows",
                "コンピューター|今|コンピューター今",
                "안녕|하세요|안녕 하세요",
                "สวัสดี|ครับ|สวัสดี ครับ",
                "…|…|… …"
            })
    void putsASpaceWhereTheScriptHasOne(String before, String after, String joined) {
        assertEquals(joined, Spacing.join(List.of(before, after)));
    }

    @Test
    void nothingIsJoinedToNothing() {
        assertEquals("", Spacing.join(List.of()));
        assertEquals("one", Spacing.join(List.of("one")));
    }

    @Test
    void knowsTheScriptsWithoutSpaces() {
        for (String text : List.of("天", "です", "ไทย", "ລາວ", "ខ្មែរ", "မြန်မာ", "Windows 电脑")) {
            assertTrue(Spacing.isUnspaced(text), text);
        }
        for (String text : List.of("Hello", "Привет", "안녕", "नमस्ते", "")) {
            assertFalse(Spacing.isUnspaced(text), text);
        }
    }
}
