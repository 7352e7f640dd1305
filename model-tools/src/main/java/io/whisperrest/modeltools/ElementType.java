package io.whisperrest.modeltools;

import java.nio.ByteBuffer;

/** How one number of a tensor is stored, always little-endian. */
enum ElementType {
    F32(4),
    F16(2),
    BF16(2);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** @param data little-endian */
    float read(ByteBuffer data, int offset) {
        return switch (this) {
            case F32 -> data.getFloat(offset);
            case F16 -> Float16.toFloat(data.getShort(offset));
            case BF16 -> BFloat16.toFloat(data.getShort(offset));
        };
    }
}
