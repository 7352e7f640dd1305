package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.whisperrest.modeltools.Quantizer;
import io.whisperrest.modeltools.WeightFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Quantises with ggml's own {@code ggml_quantize_chunk}. Thread-safe, as that function is. */
public final class GgmlQuantizer implements Quantizer {
    private static final String LIBRARY = "(lib)?ggml(-base.*)?\\.(so|dylib|dll)(\\.[0-9.]+)?";

    private final Function quantizeChunk;

    /**
     * @param nativeDir folder with {@code libggml-base}, or {@code libggml} of 1.7
     * @throws IllegalStateException when the library is missing or too old
     */
    public GgmlQuantizer(Path nativeDir) {
        Path library = find(nativeDir)
                .orElseThrow(() -> new IllegalStateException(
                        "no libggml-base in " + nativeDir + ": run make natives, or give --natives FOLDER"));
        try {
            this.quantizeChunk = NativeLibrary.getInstance(
                            library.toAbsolutePath().toString())
                    .getFunction("ggml_quantize_chunk");
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(library + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<Path> find(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(LIBRARY))
                    .min(Comparator.comparing(GgmlQuantizer::isWholeGgml).thenComparing(Path::compareTo));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Before 2025 ggml was one library. Since then {@code ggml-base} has the function and {@code ggml} does not. */
    private static boolean isWholeGgml(Path library) {
        return !library.getFileName().toString().contains("base");
    }

    @Override
    public byte[] quantize(WeightFormat format, float[] values, int rowLength) {
        if (!format.isQuantized() || rowLength % format.blockElements() != 0 || values.length % rowLength != 0) {
            throw new IllegalArgumentException(values.length + " values in rows of " + rowLength + " as " + format);
        }
        int bytes = format.bytes(values.length);
        try (Memory source = new Memory((long) values.length * Float.BYTES);
                Memory target = new Memory(bytes)) {
            source.write(0, values, 0, values.length);
            long rows = values.length / rowLength;
            // size_t (type, const float *, void *, int64_t start, int64_t rows, int64_t row, const float * importance)
            Object[] arguments = {format.tensorType(), source, target, 0L, rows, (long) rowLength, Pointer.NULL};
            long written = (Long) quantizeChunk.invoke(Long.class, arguments);
            if (written != bytes) {
                throw new IllegalStateException("ggml wrote " + written + " bytes where " + bytes + " were expected");
            }
            return target.getByteArray(0, bytes);
        }
    }
}
