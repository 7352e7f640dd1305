package io.whisperrest.worker.asr.whisper;

import java.util.ArrayList;
import java.util.List;

/** Combines a prompt and keywords. The engine uses the last 223 tokens, so the keywords come last. */
final class PromptText {
    /** 223 tokens are never longer than this; more text would be tokenised only to be discarded. */
    private static final int MAX_CHARACTERS = 1500;
    /**
     * The engine's tokeniser (std::regex) recurses for each character of a run without spaces, at about 1 KiB of stack each. Longer
     * runs than this are cut, as they cannot be words.
     */
    private static final int MAX_RUN = 100;

    private PromptText() {}

    /** @return null when both are empty */
    static String of(String prompt, List<String> keywords) {
        List<String> parts = new ArrayList<>();
        if (prompt != null && !prompt.isBlank()) {
            parts.add(clean(prompt));
        }
        if (!keywords.isEmpty()) {
            parts.add(clean(String.join(", ", keywords)) + ".");
        }
        String text = String.join(" ", parts);
        if (text.length() > MAX_CHARACTERS) {
            text = text.substring(text.length() - MAX_CHARACTERS);
            text = text.substring(text.indexOf(' ') + 1);
        }
        return text.isBlank() ? null : " " + text;
    }

    private static String clean(String text) {
        List<String> runs = new ArrayList<>();
        for (String run : text.strip().split("[\\s\\p{Cntrl}]+")) {
            runs.add(run.length() > MAX_RUN ? run.substring(0, MAX_RUN) : run);
        }
        return String.join(" ", runs);
    }
}
