package io.whisperrest.worker.script;

/** The steps of Chinese conversions. Loaded when the first task asks for a script, because they take about 10 MB of memory. */
final class ChineseSteps {
    static final Dictionary TO_TRADITIONAL =
            new Dictionary("opencc/STPhrases", "opencc/STPhrases_GeneratedFromRegionalPhrases", "opencc/STCharacters");
    static final Dictionary TO_SIMPLIFIED = new Dictionary("opencc/TSPhrases", "opencc/TSCharacters");
    static final Dictionary TO_TAIWAN = new Dictionary("opencc/TWVariantsPhrases", "opencc/TWVariants");
    static final Dictionary FROM_TAIWAN =
            new Dictionary("script/FromTaiwanPhrases", "opencc/TWVariantsRevPhrases", "opencc/TWVariantsRev");
    static final Dictionary TO_HONG_KONG = new Dictionary("opencc/HKVariantsPhrases", "opencc/HKVariants");
    static final Dictionary FROM_HONG_KONG = new Dictionary("script/FromHongKong");

    private ChineseSteps() {}

    static boolean onlyTraditional(int sign) {
        return TO_SIMPLIFIED.alwaysReplaces(sign);
    }

    /** Not 床 and 温: OpenCC's own Traditional has other forms, but Taiwan or Hong Kong uses these. */
    static boolean onlySimplified(int sign) {
        String own = Character.toString(sign);
        return TO_TRADITIONAL.alwaysReplaces(sign)
                && !FROM_HONG_KONG.alwaysReplaces(sign)
                && !TO_TAIWAN.convert(TO_TRADITIONAL.convert(own)).equals(own);
    }
}
