package io.whisperrest.modeltools;

import java.util.Locale;

/**
 * Storage format of the matrices in a ggml file. Convolutions stay f16 and small tensors f32, as in whisper.cpp's own {@code quantize}.
 * The numbers are ggml's {@code ggml_ftype} (plus 2000 = quantisation version 2 for block formats) and {@code ggml_type}.
 */
public enum WeightFormat {
    F16(1, 1, 1, 2),
    BF16(24, 30, 1, 2),
    Q8_0(2007, 8, 32, 34),
    Q5_1(2009, 7, 32, 24);

    private final int fileType;
    private final int tensorType;
    private final int blockElements;
    private final int blockBytes;

    WeightFormat(int fileType, int tensorType, int blockElements, int blockBytes) {
        this.fileType = fileType;
        this.tensorType = tensorType;
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
    }

    /** @throws IllegalArgumentException for an unknown name; the message lists the known ones */
    public static WeightFormat of(String name) {
        for (WeightFormat format : values()) {
            if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException("type " + name + " is not one of f16, bf16, q8_0, q5_1");
    }

    public boolean isQuantized() {
        return blockElements > 1;
    }

    /** Bytes of that many elements; they must be a whole number of blocks. */
    public int bytes(int elements) {
        return elements / blockElements * blockBytes;
    }

    /** Elements that share one scale; a row must contain a whole number of blocks. */
    public int blockElements() {
        return blockElements;
    }

    /** ggml's {@code ggml_type}. */
    public int tensorType() {
        return tensorType;
    }

    int fileType() {
        return fileType;
    }
}
