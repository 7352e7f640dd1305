package io.whisperrest.worker.script;

/** The script of a Chinese text, judged by characters that only one script has. */
enum ChineseForm {
    SIMPLIFIED,
    TRADITIONAL,
    /** The text has no such characters, or as many of one script as of the other. */
    OPEN;

    static ChineseForm of(String text) {
        int traditional = text.codePoints()
                .map(sign -> ChineseSteps.onlyTraditional(sign) ? 1 : ChineseSteps.onlySimplified(sign) ? -1 : 0)
                .sum();
        return traditional == 0 ? OPEN : traditional > 0 ? TRADITIONAL : SIMPLIFIED;
    }

    ChineseForm or(ChineseForm other) {
        return this == OPEN ? other : this;
    }
}
