package io.whisperrest.modeltools;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers in row-major order. Its bytes are read from a mapped file, so it uses no heap. */
final class Tensor {
    private final int[] shape;
    private final ElementType type;
    private final ByteBuffer data;

    /** @throws IllegalArgumentException when the number of bytes does not match the shape */
    Tensor(int[] shape, ElementType type, ByteBuffer data) {
        this.shape = shape.clone();
        this.type = type;
        this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        long expected = (long) elements(shape) * type.bytes();
        if (expected != this.data.remaining()) {
            throw new IllegalArgumentException(
                    "tensor of shape " + Arrays.toString(shape) + " has " + this.data.remaining() + " bytes");
        }
    }

    static int elements(int[] shape) {
        int product = 1;
        for (int dimension : shape) {
            product = Math.multiplyExact(product, dimension);
        }
        return product;
    }

    int[] shape() {
        return shape.clone();
    }

    ElementType type() {
        return type;
    }

    int elements() {
        return elements(shape);
    }

    float at(int index) {
        return type.read(data, index * type.bytes());
    }

    /** The bytes as stored, position 0. */
    ByteBuffer bytes() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Some rows of the first dimension, for example of a fused query, key and value matrix. */
    Tensor rows(int from, int count) {
        int rowBytes = elements() / shape[0] * type.bytes();
        int[] part = shape.clone();
        part[0] = count;
        return new Tensor(part, type, data.slice(from * rowBytes, count * rowBytes));
    }

    /** The same numbers with another shape. */
    Tensor reshaped(int... to) {
        return new Tensor(to, type, data);
    }
}
