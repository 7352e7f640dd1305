package io.whisperrest.worker.audio;

import io.whisperrest.worker.RealParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Sandbox layers around the real decoder, with confinements chosen by the test. */
final class DecoderSandboxes {
    private DecoderSandboxes() {}

    static DecoderSandbox with(Path tmp, Confinement... candidates) {
        return DecoderSandbox.probe(RealParts.ffmpeg(), Duration.ofMinutes(1), tmp, List.of(candidates));
    }
}
