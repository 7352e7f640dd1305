package io.whisperrest.modeltools.catalog;

/** The models that OpenAI published, by shape. Source: the dimensions in the checkpoints. */
public enum ModelFamily {
    TINY("tiny", 51865, 384, 6, 4, 4, 80, true),
    BASE("base", 51865, 512, 8, 6, 6, 80, true),
    SMALL("small", 51865, 768, 12, 12, 12, 80, true),
    MEDIUM("medium", 51865, 1024, 16, 24, 24, 80, true),
    LARGE_V3("large-v3", 51866, 1280, 20, 32, 32, 128, true),
    /** Trained without translation data. */
    LARGE_V3_TURBO("large-v3-turbo", 51866, 1280, 20, 32, 4, 128, false);

    private final String id;
    private final Dimensions dimensions;
    private final boolean translates;

    ModelFamily(
            String id,
            int vocabulary,
            int state,
            int heads,
            int audioLayers,
            int textLayers,
            int mels,
            boolean translates) {
        this.id = id;
        this.dimensions =
                new Dimensions(vocabulary, 1500, state, heads, audioLayers, 448, state, heads, textLayers, mels);
        this.translates = translates;
    }

    public String id() {
        return id;
    }

    public Dimensions dimensions() {
        return dimensions;
    }

    boolean translates() {
        return translates;
    }
}
