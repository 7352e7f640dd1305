package io.whisperrest.modeltools;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the numbers of a tensor in another format, a few rows at a time to limit memory. */
final class TensorEncoder {
    private static final int CHUNK = 1 << 18; // elements held at once: 1 MB as float

    private final OutputStream out;
    private final Quantizer quantizer;

    /** @param quantizer may be null unless a block format is requested */
    TensorEncoder(OutputStream out, Quantizer quantizer) {
        this.out = out;
        this.quantizer = quantizer;
    }

    /** Copies the tensor when the format is the same, else converts it. */
    void write(Tensor tensor, ElementType to) throws IOException {
        int step = Math.min(CHUNK, tensor.elements());
        for (int from = 0; from < tensor.elements(); from += step) {
            int count = Math.min(step, tensor.elements() - from);
            if (tensor.type() == to) {
                byte[] same = new byte[count * to.bytes()];
                tensor.bytes().get(from * to.bytes(), same);
                out.write(same);
            } else {
                out.write(converted(tensor, from, count, to));
            }
        }
    }

    /** Writes rows as blocks. */
    void writeBlocks(Tensor tensor, WeightFormat format) throws IOException {
        int row = tensor.shape()[1];
        int step = Math.max(1, CHUNK / row) * row;
        for (int from = 0; from < tensor.elements(); from += step) {
            float[] values = new float[Math.min(step, tensor.elements() - from)];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.at(from + i);
            }
            out.write(quantizer.quantize(format, values, row));
        }
    }

    private static byte[] converted(Tensor tensor, int from, int count, ElementType to) {
        ByteBuffer bytes = ByteBuffer.allocate(count * to.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < from + count; i++) {
            float value = tensor.at(i);
            switch (to) {
                case F32 -> bytes.putFloat(value);
                case F16 -> bytes.putShort(Float16.fromFloat(value));
                case BF16 -> bytes.putShort(BFloat16.fromFloat(value));
            }
        }
        return bytes.array();
    }
}
