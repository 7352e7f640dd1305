package io.whisperrest.modeltools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tensors of one {@code .safetensors} file: u64 length of a JSON header, the header (name → dtype, shape, offsets into
 * the rest), data. Source: the safetensors format, version 0.x, which also limits the header to 100 MB.
 */
final class SafetensorsFile implements Closeable {
    private static final int MAX_HEADER_LENGTH = 100_000_000;

    private final Path file;
    private final MappedInput input;
    private final JsonNode header;
    private final long dataAt;

    SafetensorsFile(Path file) throws IOException, ImportFailed {
        this.file = file;
        this.input = new MappedInput(FileChannel.open(file, StandardOpenOption.READ));
        try {
            long length = input.readLong();
            if (length < 2 || length > MAX_HEADER_LENGTH) {
                throw new ImportFailed(file + " is not a safetensors file: download it again");
            }
            byte[] json = new byte[(int) length];
            input.read(json);
            this.header = new ObjectMapper().readTree(json);
            this.dataAt = Long.BYTES + length;
        } catch (IOException | BufferUnderflowException e) {
            input.close();
            throw new ImportFailed(file + " is truncated or damaged: download it again", e);
        } catch (ImportFailed e) {
            input.close();
            throw e;
        }
    }

    boolean has(String name) {
        return header.has(name);
    }

    Tensor tensor(String name) throws IOException, ImportFailed {
        JsonNode entry = header.path(name);
        String type = entry.path("dtype").asText();
        long begin = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        if (begin < 0 || end < begin || end - begin > Integer.MAX_VALUE) {
            throw new ImportFailed(file + " has a damaged entry for " + name + ": download it again");
        }
        int[] shape = new int[entry.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = entry.path("shape").path(i).asInt();
        }
        return new Tensor(shape, typeOf(type), input.map(dataAt + begin, (int) (end - begin)));
    }

    private ElementType typeOf(String type) throws ImportFailed {
        return switch (type) {
            case "F32" -> ElementType.F32;
            case "F16" -> ElementType.F16;
            case "BF16" -> ElementType.BF16;
            default ->
                throw new ImportFailed(
                        file + " holds " + type + " weights: save the model as float32, float16 or bfloat16");
        };
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
