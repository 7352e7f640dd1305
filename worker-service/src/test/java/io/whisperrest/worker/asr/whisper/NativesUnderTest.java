package io.whisperrest.worker.asr.whisper;

import io.whisperrest.worker.RealParts;
import java.nio.file.Path;
import java.util.Optional;

/** The real natives, loaded once: a process has one libwhisper. */
final class NativesUnderTest {
    private static final WhisperNatives NATIVES =
            WhisperNatives.choose(Optional.of(RealParts.natives()), Path.of("."), Path.of("."));

    private NativesUnderTest() {}

    static WhisperNatives get() {
        return NATIVES;
    }
}
