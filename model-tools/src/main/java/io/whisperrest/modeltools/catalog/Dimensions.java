package io.whisperrest.modeltools.catalog;

/** The shape of a Whisper model: the ten numbers of a ggml header between magic and format. */
public record Dimensions(
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
    public static final int ENGLISH_VOCABULARY = 51864;

    /** Number of tokens with a text. whisper.cpp numbers the special tokens above them itself, from the size of the vocabulary. */
    public int textTokens() {
        return isMultilingual() ? 50257 : 50256;
    }

    public boolean isMultilingual() {
        return vocabulary > ENGLISH_VOCABULARY;
    }
}
