package io.whisperrest.modeltools.catalog;

/**
 * Estimated memory of one engine state (the scratch memory of a slot) for a model, in bytes. Measured with whisper.cpp 1.8.5 on models
 * whose decoder is as deep as their encoder. A shallower decoder needs smaller key and value caches (f16, padded lengths 1536 + 512).
 */
public final class MemoryEstimate {
    private static final long MB = 1_000_000;

    private MemoryEstimate() {}

    public static long stateBytes(Dimensions size) {
        int missing = Math.max(0, size.audioLayers() - size.textLayers());
        long cacheOfLayer = 2L * 2 * size.textState() * (1536 + 512);
        return Math.max(100 * MB, measured(size.audioState()) - missing * cacheOfLayer);
    }

    private static long measured(int width) {
        if (width <= 384) {
            return 193 * MB;
        }
        if (width <= 512) {
            return 232 * MB;
        }
        if (width <= 768) {
            return 334 * MB;
        }
        return (width <= 1024 ? 512 : 699) * MB;
    }
}
