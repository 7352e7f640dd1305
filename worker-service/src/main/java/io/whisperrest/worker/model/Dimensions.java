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
    static final int ENGLISH_VOCABULARY = 51864;

    /** Number of tokens with a text. whisper.cpp numbers the special tokens above them itself, from the size of the vocabulary. */
    int textTokens() {
        return isMultilingual() ? 50257 : 50256;
    }

    boolean isMultilingual() {
        return vocabulary > ENGLISH_VOCABULARY;
    }
}
