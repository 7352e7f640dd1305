package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whisperrest.worker.RealParts;
import java.nio.file.Path;

/** The confinements that a host may offer. */
enum Tier {
    BUBBLEWRAP,
    LANDLOCK;

    Confinement confinement() {
        Path decoder = RealParts.ffmpeg();
        return this == BUBBLEWRAP ? new BubblewrapConfinement(decoder) : new LandlockConfinement(decoder);
    }

    /** All layers of this host with this confinement. Skips the test when the host does not offer it. */
    DecoderSandbox sandbox(Path tmp) {
        DecoderSandbox sandbox = DecoderSandboxes.with(tmp, confinement());
        assumeTrue(
                sandbox.confinedBy().equals(confinement().name()),
                "this host has no " + confinement().name());
        return sandbox;
    }
}
