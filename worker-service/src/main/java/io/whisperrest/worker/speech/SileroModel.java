package io.whisperrest.worker.speech;

import io.whisperrest.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/** The weights of the speech detector. Only the one tested file is accepted. */
final class SileroModel {
    private static final String SHA_256 = "9ccdacc4719d8aa7e45a77536bfabec45a03ba1f2fad5e241ab4060b24238a85";

    private SileroModel() {}

    /** @throws IllegalStateException with one line that names the file and says what to do */
    static byte[] read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String actual = HexFormat.of().formatHex(Sha256.hash(bytes));
            if (!actual.equals(SHA_256)) {
                throw new IllegalStateException("audio.speech-model=" + file + " is not the tested file (SHA-256 "
                        + actual + "): make provision");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("audio.speech-model=" + file + " is missing: make provision", e);
        } catch (IOException e) {
            throw new IllegalStateException("audio.speech-model=" + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
