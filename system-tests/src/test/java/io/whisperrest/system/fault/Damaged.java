package io.whisperrest.system.fault;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Damaged model files. */
final class Damaged {
    private Damaged() {}

    /** A folder with the base model, cut in half. */
    static Path modelsIn(Path folder) {
        try {
            byte[] whole = Files.readAllBytes(Project.root().resolve("models/ggml-base.bin"));
            Files.createDirectories(folder);
            Files.write(folder.resolve("ggml-base.bin"), Arrays.copyOf(whole, whole.length / 2));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
