package io.whisperrest.modeltools;

/** Tensor types in Whisper ggml files, with ggml's numbers and block sizes. */
enum GgmlTensorType {
    F32(0, 1, 4),
    F16(1, 1, 2),
    Q4_0(2, 32, 18),
    Q4_1(3, 32, 20),
    Q5_0(6, 32, 22),
    Q5_1(7, 32, 24),
    Q8_0(8, 32, 34),
    BF16(30, 1, 2);

    private final int number;
    private final int blockElements;
    private final int blockBytes;

    GgmlTensorType(int number, int blockElements, int blockBytes) {
        this.number = number;
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
    }

    /** @throws IllegalArgumentException for an unknown number */
    static GgmlTensorType of(int number) {
        for (GgmlTensorType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalArgumentException("tensor type " + number);
    }

    int number() {
        return number;
    }

    long bytes(long elements) {
        return elements / blockElements * blockBytes;
    }

    /** @throws ImportFailed for a block format, because quantising twice would lose precision twice */
    ElementType elements() throws ImportFailed {
        return switch (this) {
            case F32 -> ElementType.F32;
            case F16 -> ElementType.F16;
            case BF16 -> ElementType.BF16;
            case Q4_0, Q4_1, Q5_0, Q5_1, Q8_0 ->
                throw new ImportFailed("the file is already quantised (" + this + "): use its f16 version");
        };
    }
}
