package io.whisperrest.modeltools;

import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Variables of a CTranslate2 {@code model.bin}, version 6, by name: u32 version, string specification, u32 revision,
 * u32 count; per variable a string, u8 rank, u32 dimensions, u8 type, u32 bytes, data; all little-endian, strings with
 * a u16 length that counts the final NUL. Source: the format as CTranslate2 4 writes it.
 */
final class CTranslate2File implements Closeable {
    private static final int VERSION = 6;
    private static final ElementType[] TYPES = {ElementType.F32, null, null, null, ElementType.F16, ElementType.BF16};

    private record Variable(int[] shape, int type, long at, int bytes) {}

    private final Path file;
    private final MappedInput input;
    private final Map<String, Variable> variables = new HashMap<>();

    CTranslate2File(Path file) throws IOException, ImportFailed {
        this.file = file;
        this.input = new MappedInput(FileChannel.open(file, StandardOpenOption.READ));
        try {
            readIndex();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            input.close();
            throw new ImportFailed(file + " is truncated or damaged: download it again", e);
        } catch (ImportFailed e) {
            input.close();
            throw e;
        }
    }

    private void readIndex() throws IOException, ImportFailed {
        int version = input.readInt();
        String specification = version == VERSION ? string() : "";
        if (!specification.equals("WhisperSpec")) {
            throw new ImportFailed(file + " is not a CTranslate2 Whisper model of version " + VERSION
                    + ": convert it with ct2-transformers-converter 4");
        }
        input.readInt(); // specification revision; variables are looked up by name
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            String name = string();
            int[] shape = new int[input.readByte() & 0xff];
            for (int d = 0; d < shape.length; d++) {
                shape[d] = input.readInt();
            }
            int type = input.readByte();
            int bytes = input.readInt();
            variables.put(name, new Variable(shape, type, input.position(), bytes));
            input.skip(bytes);
        }
    }

    private String string() throws IOException {
        byte[] bytes = new byte[input.readShort() & 0xffff];
        input.read(bytes);
        return new String(bytes, 0, Math.max(0, bytes.length - 1), StandardCharsets.UTF_8);
    }

    Tensor tensor(String name) throws ImportFailed, IOException {
        Variable variable = variable(name);
        ElementType type = variable.type >= 0 && variable.type < TYPES.length ? TYPES[variable.type] : null;
        if (type == null) {
            throw new ImportFailed(
                    file + " holds quantised weights (" + name + "): convert the original with --quantization float16");
        }
        return new Tensor(variable.shape, type, input.map(variable.at, variable.bytes));
    }

    /** A number that is stored as a variable without dimensions, such as the number of heads. */
    int scalar(String name) throws ImportFailed, IOException {
        Variable variable = variable(name);
        ByteBuffer data = input.map(variable.at, variable.bytes);
        return switch (variable.bytes) {
            case 1 -> data.get();
            case 2 -> data.getShort();
            default -> data.getInt();
        };
    }

    boolean has(String name) {
        return variables.containsKey(name);
    }

    private Variable variable(String name) throws ImportFailed {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new ImportFailed(file + " has no variable " + name + ": this is not a Whisper model");
        }
        return variable;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
