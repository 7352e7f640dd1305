package io.whisperrest.modeltools;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;

/**
 * Converts a CTranslate2 directory, a Hugging Face directory or an f16 ggml file to a ggml file. The target appears completely or not
 * at all.
 */
public final class ModelImporter {
    private final Quantizer quantizer;

    /** @param quantizer may be null unless a block format is requested */
    public ModelImporter(Quantizer quantizer) {
        this.quantizer = quantizer;
    }

    /**
     * @param progress number of tensors written, and in total
     * @throws ImportFailed when the source is not a Whisper model that can be converted; the message says how to fix it
     */
    public void convert(Path from, Path to, WeightFormat format, BiConsumer<Integer, Integer> progress)
            throws IOException, ImportFailed {
        Path part = to.resolveSibling(to.getFileName() + ".import");
        try (ModelSource source = open(from)) {
            if (to.toAbsolutePath().getParent() != null) {
                Files.createDirectories(to.toAbsolutePath().getParent());
            }
            write(source, part, format, progress);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new ImportFailed(from + " is damaged (" + e.getMessage() + "): download it again", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(ModelSource source, Path part, WeightFormat format, BiConsumer<Integer, Integer> progress)
            throws IOException, ImportFailed {
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20)) {
            new GgmlWriter(out, format, quantizer).write(source, progress);
            out.flush();
            channel.force(true);
        }
    }

    private static ModelSource open(Path from) throws IOException, ImportFailed {
        if (Files.isRegularFile(from)) {
            return new GgmlSource(from);
        }
        if (Files.isRegularFile(from.resolve("model.bin"))) {
            return new CTranslate2Source(from);
        }
        if (Files.isRegularFile(from.resolve(HuggingFaceSource.WEIGHTS))
                || Files.isRegularFile(from.resolve(HuggingFaceSource.INDEX))) {
            return new HuggingFaceSource(from);
        }
        throw new ImportFailed(from + " is neither a ggml file nor a folder with model.bin (CTranslate2) or "
                + HuggingFaceSource.WEIGHTS + " (Hugging Face)");
    }
}
