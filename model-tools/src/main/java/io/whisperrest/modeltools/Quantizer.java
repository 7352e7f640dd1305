package io.whisperrest.modeltools;

import java.nio.file.Path;

/** Packs rows of numbers into blocks. Uses ggml's own function, so that files match what whisper.cpp would write. */
public interface Quantizer {

    /**
     * @param values whole rows
     * @param rowLength a multiple of {@link WeightFormat#blockElements()}
     * @return {@link WeightFormat#bytes(int)} of the values
     */
    byte[] quantize(WeightFormat format, float[] values, int rowLength);

    /** Found through {@link java.util.ServiceLoader}, because the native package depends on this one, never the reverse. */
    interface Provider {
        /** @throws IllegalStateException when the folder has no usable library; the message says how to fix it */
        Quantizer open(Path nativeDir);
    }
}
