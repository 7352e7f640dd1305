package io.whisperrest.worker.model;

import java.nio.file.Path;

/** Packs rows of numbers into blocks. Stands for ggml's own, so that files are what whisper.cpp would write. */
public interface Quantizer {

    /**
     * @param values whole rows
     * @param rowLength a multiple of {@link WeightFormat#blockElements()}
     * @return {@link WeightFormat#bytes(int)} of the values
     */
    byte[] quantize(WeightFormat format, float[] values, int rowLength);

    /** Found through {@link java.util.ServiceLoader}: the native side depends on this package, never the reverse. */
    interface Provider {
        /** @throws IllegalStateException when the folder holds no usable library, naming the fix */
        Quantizer open(Path nativeDir);
    }
}
