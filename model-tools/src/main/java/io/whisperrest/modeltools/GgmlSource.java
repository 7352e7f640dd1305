package io.whisperrest.modeltools;

import io.whisperrest.modeltools.catalog.Dimensions;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An existing ggml file, to be converted to another format or verified before it is allowed: the counterpart of {@link GgmlWriter}.
 * Opening it verifies that every tensor lies within the file.
 */
final class GgmlSource implements ModelSource {
    private static final int MAX_TEXT_LENGTH = 1 << 12;

    record Stored(int[] shape, GgmlTensorType type, long at, int bytes) {}

    private final Path file;
    private final MappedInput input;
    private final List<byte[]> tokens = new ArrayList<>();
    private final Map<String, Stored> tensors = new HashMap<>();
    private Dimensions dimensions;

    GgmlSource(Path file) throws IOException, ImportFailed {
        this.file = file;
        this.input = new MappedInput(FileChannel.open(file, StandardOpenOption.READ));
        try {
            readHeader();
            readTokens();
            while (input.position() < input.size()) {
                readTensor();
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            input.close();
            throw new ImportFailed(file + " is truncated or damaged: download it again", e);
        } catch (IOException | ImportFailed e) {
            input.close();
            throw e;
        }
    }

    private void readHeader() throws IOException, ImportFailed {
        if (input.readInt() != GgmlWriter.MAGIC) {
            throw new ImportFailed(file + " is not a ggml file of whisper.cpp (GGUF and others are not)");
        }
        int[] n = new int[10];
        for (int i = 0; i < n.length; i++) {
            n[i] = input.readInt();
        }
        dimensions = new Dimensions(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
        ShapeRules.check(dimensions);
        input.readInt(); // file type; the tensors state it themselves
        long filters = (long) input.readInt() * input.readInt();
        input.skip(filters * Float.BYTES);
    }

    private void readTokens() throws IOException {
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            tokens.add(text());
        }
    }

    private void readTensor() throws IOException {
        int rank = input.readInt();
        int nameLength = input.readInt();
        GgmlTensorType type = GgmlTensorType.of(input.readInt());
        if (rank < 1 || rank > 4) {
            throw new IllegalArgumentException("rank " + rank);
        }
        int[] shape = new int[rank];
        for (int i = rank - 1; i >= 0; i--) {
            shape[i] = input.readInt();
        }
        byte[] name = new byte[checked(nameLength)];
        input.read(name);
        int bytes = Math.toIntExact(type.bytes(Tensor.elements(shape)));
        tensors.put(new String(name, StandardCharsets.UTF_8), new Stored(shape, type, input.position(), bytes));
        input.skip(bytes);
    }

    private byte[] text() throws IOException {
        byte[] bytes = new byte[checked(input.readInt())];
        input.read(bytes);
        return bytes;
    }

    private static int checked(int length) {
        if (length < 0 || length > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException("text of " + length + " bytes");
        }
        return length;
    }

    @Override
    public Dimensions dimensions() {
        return dimensions;
    }

    @Override
    public List<byte[]> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public Tensor tensor(String name) throws ImportFailed, IOException {
        Stored stored = stored(name);
        return new Tensor(stored.shape, stored.type.elements(), input.map(stored.at, stored.bytes));
    }

    Stored stored(String name) throws ImportFailed {
        Stored stored = tensors.get(name);
        if (stored == null) {
            throw new ImportFailed(file + " has no tensor " + name + ": download it again");
        }
        return stored;
    }

    int count() {
        return tensors.size();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
