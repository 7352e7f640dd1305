package io.whisperrest.worker.model;

/** The shape of a Whisper model: the ten numbers of a ggml header between magic and format. */
record Dimensions(
        int vocabulary,
        int audioContext,
        int audioState,
        int audioHeads,
        int audioLayers,
        int textContext,
        int textState,
        int textHeads,
        int textLayers,
        int mels) {
    private static final int ENGLISH_VOCABULARY = 51864;

    /** Number of tokens with a text. whisper.cpp numbers the special tokens above them itself, from the size of the vocabulary. */
    int textTokens() {
        return isMultilingual() ? 50257 : 50256;
    }

    boolean isMultilingual() {
        return vocabulary > ENGLISH_VOCABULARY;
    }

    /** @throws ImportFailed when whisper.cpp would number the special tokens incorrectly or read past its tables */
    void check() throws ImportFailed {
        if (vocabulary < ENGLISH_VOCABULARY || vocabulary > ENGLISH_VOCABULARY + 2) {
            throw new ImportFailed("a vocabulary of " + vocabulary
                    + " tokens is not Whisper's (51864 English, 51865 multilingual, 51866 large-v3): added tokens cannot be"
                    + " carried over, use the weights before they were added");
        }
        if (mels != 80 && mels != 128) {
            throw new ImportFailed(mels + " mel bands: Whisper models have 80 or 128");
        }
        if (audioState != textState || audioHeads != textHeads || audioHeads < 1 || audioState % audioHeads != 0) {
            throw new ImportFailed("encoder and decoder differ in width or heads: this is not a Whisper model");
        }
    }
}
