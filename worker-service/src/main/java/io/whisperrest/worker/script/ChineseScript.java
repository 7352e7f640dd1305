package io.whisperrest.worker.script;

import static io.whisperrest.worker.script.ChineseSteps.FROM_HONG_KONG;
import static io.whisperrest.worker.script.ChineseSteps.FROM_TAIWAN;
import static io.whisperrest.worker.script.ChineseSteps.TO_HONG_KONG;
import static io.whisperrest.worker.script.ChineseSteps.TO_SIMPLIFIED;
import static io.whisperrest.worker.script.ChineseSteps.TO_TAIWAN;
import static io.whisperrest.worker.script.ChineseSteps.TO_TRADITIONAL;

import java.util.List;

/**
 * Converts Chinese to one of its scripts. A model writes the script that it saw more often in training, and may switch between them
 * within a recording.
 *
 * <p>Both scripts have characters such as 后, 里 and 范, which have one meaning in Traditional and several in Simplified. In a text that
 * is already in the requested script they stay unchanged.
 */
enum ChineseScript {
    SIMPLIFIED {
        @Override
        String write(String text, ChineseForm form) {
            String standard = FROM_HONG_KONG.convert(text);
            return form == ChineseForm.SIMPLIFIED
                    ? TO_SIMPLIFIED.convertCertain(standard)
                    : TO_SIMPLIFIED.convert(FROM_TAIWAN.convert(standard));
        }
    },
    TAIWAN {
        @Override
        String write(String text, ChineseForm form) {
            return TO_TAIWAN.convert(FROM_HONG_KONG.convert(traditional(text, form)));
        }
    },
    HONG_KONG {
        @Override
        String write(String text, ChineseForm form) {
            String traditional = traditional(text, form);
            return TO_HONG_KONG.convert(
                    form == ChineseForm.SIMPLIFIED ? traditional : FROM_TAIWAN.convert(traditional));
        }
    };

    /** @param form current script of the text */
    abstract String write(String text, ChineseForm form);

    /** The replacement for each code point. */
    List<String> signs(String text, ChineseForm form) {
        return write(text, form).codePoints().mapToObj(Character::toString).toList();
    }

    /** When the form is unclear, 以后 becomes 以後, but 范 and 于 stay, as they may be family names, which are written so in Traditional. */
    private static String traditional(String text, ChineseForm form) {
        return switch (form) {
            case SIMPLIFIED -> TO_TRADITIONAL.convert(text);
            case TRADITIONAL -> TO_TRADITIONAL.convertCertain(text);
            case OPEN -> TO_TRADITIONAL.convertPhrases(text);
        };
    }
}
