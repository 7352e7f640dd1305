package io.whisperrest.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The real decoder, detector, engine and model for tests tagged {@code real}. Paths come from a system property or variable, else from
 * where {@code make provision} puts the parts. A missing part fails the test with one line.
 */
public final class RealParts {
    private static final Path ROOT = root();

    private RealParts() {}

    public static Path ffmpeg() {
        return part("whisperrest.ffmpeg", ".runtime/bin/ffmpeg");
    }

    public static Path speechModel() {
        return part("whisperrest.speech-model", ".runtime/silero_vad_16k_sequence.onnx");
    }

    public static Path natives() {
        return part("whisperrest.natives", ".runtime/natives");
    }

    public static Path model() {
        return part("whisperrest.model", "models/ggml-base.bin");
    }

    private static Path part(String property, String standard) {
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String given = System.getProperty(property, System.getenv(variable));
        Path path = given == null ? ROOT.resolve(standard) : Path.of(given);
        if (!Files.exists(path)) {
            throw new AssertionError(path + " is missing: run make provision, or set " + property);
        }
        return path.toAbsolutePath();
    }

    /** The folder of the parent project, wherever the tests are started. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve("worker-service"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
