package io.whisperrest.modeltools;

import io.whisperrest.modeltools.WeightPlan.Entry;
import io.whisperrest.modeltools.WeightPlan.Kind;
import io.whisperrest.modeltools.catalog.Dimensions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes the file that whisper.cpp loads: magic, dimensions, mel filters, tokens, tensors; little-endian. Source: whisper.cpp's
 * {@code whisper_model_load}. The same source and format always produce the same bytes.
 */
final class GgmlWriter {
    static final int MAGIC = 0x67676d6c;
    static final int F32_TYPE = 0;
    static final int F16_TYPE = 1;

    private final OutputStream out;
    private final WeightFormat format;
    private final TensorEncoder encoder;

    GgmlWriter(OutputStream out, WeightFormat format, Quantizer quantizer) {
        this.out = out;
        this.format = format;
        this.encoder = new TensorEncoder(out, quantizer);
    }

    /** @param progress number of tensors written, and in total */
    void write(ModelSource source, BiConsumer<Integer, Integer> progress) throws IOException, ImportFailed {
        header(source.dimensions());
        filters(source.dimensions().mels());
        tokens(source.tokens());
        List<Entry> plan = WeightPlan.of(source.dimensions());
        for (int i = 0; i < plan.size(); i++) {
            tensor(plan.get(i), source.tensor(plan.get(i).name()));
            progress.accept(i + 1, plan.size());
        }
    }

    private void header(Dimensions size) throws IOException {
        ints(
                MAGIC,
                size.vocabulary(),
                size.audioContext(),
                size.audioState(),
                size.audioHeads(),
                size.audioLayers(),
                size.textContext(),
                size.textState(),
                size.textHeads(),
                size.textLayers(),
                size.mels(),
                format.fileType());
    }

    private void filters(int bands) throws IOException {
        ints(bands, MelFilters.BINS);
        float[] filters = MelFilters.of(bands);
        ByteBuffer bytes = ByteBuffer.allocate(filters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(filters);
        out.write(bytes.array());
    }

    private void tokens(List<byte[]> tokens) throws IOException {
        ints(tokens.size());
        for (byte[] token : tokens) {
            ints(token.length);
            out.write(token);
        }
    }

    private void tensor(Entry entry, Tensor stored) throws IOException, ImportFailed {
        if (stored.elements() != Tensor.elements(entry.shape())) {
            throw new ImportFailed("tensor " + entry.name() + " has shape " + Arrays.toString(stored.shape())
                    + " instead of " + Arrays.toString(entry.shape()) + ": the model is damaged or not Whisper's");
        }
        Tensor tensor = stored.reshaped(entry.shape());
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        ints(entry.shape().length, name.length, typeOf(entry.kind()));
        for (int i = entry.shape().length - 1; i >= 0; i--) {
            ints(entry.shape()[i]);
        }
        out.write(name);
        switch (entry.kind()) {
            case SMALL -> encoder.write(tensor, ElementType.F32);
            case CONVOLUTION -> encoder.write(tensor, ElementType.F16);
            case MATRIX -> matrix(tensor);
        }
    }

    private void matrix(Tensor tensor) throws IOException, ImportFailed {
        switch (format) {
            case F16 -> encoder.write(tensor, ElementType.F16);
            case BF16 -> encoder.write(tensor, ElementType.BF16);
            case Q8_0, Q5_1 -> {
                if (tensor.shape()[1] % format.blockElements() != 0) {
                    throw new ImportFailed("rows of " + tensor.shape()[1] + " cannot be quantised: use --type f16");
                }
                encoder.writeBlocks(tensor, format);
            }
        }
    }

    private int typeOf(Kind kind) {
        return switch (kind) {
            case SMALL -> F32_TYPE;
            case CONVOLUTION -> F16_TYPE;
            case MATRIX -> format.tensorType();
        };
    }

    private void ints(int... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        out.write(bytes.array());
    }
}
