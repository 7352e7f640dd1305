package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.worker.RealParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which confinement is chosen and what the operator is told about it. */
@Tag("real")
class DecoderSandboxTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatToInstallWhenThereIsNoConfinement() {
        DecoderSandbox sandbox = DecoderSandboxes.with(folder);

        assertEquals("what the worker can read", sandbox.reads());
        assertTrue(sandbox.missing().stream().anyMatch(line -> line.contains("confined reading")));
    }

    @Test
    void rejectsAConfinementThatLetsTheDecoderReadOtherFiles() {
        assertEquals(
                "nothing",
                DecoderSandboxes.with(folder, new FakeConfinement("env")).confinedBy());
    }

    @Test
    void triesTheNextOneWhenTheFirstIsNotInstalled() {
        DecoderSandbox last = Tier.LANDLOCK.sandbox(folder);

        DecoderSandbox sandbox =
                DecoderSandboxes.with(folder, new FakeConfinement("not-installed"), Tier.LANDLOCK.confinement());

        assertEquals(last.confinedBy(), sandbox.confinedBy());
    }

    @Test
    void prefersBubblewrap() {
        DecoderSandbox best = Tier.BUBBLEWRAP.sandbox(folder);

        DecoderSandbox sandbox = probe(RealParts.ffmpeg(), folder);

        assertEquals(best.confinedBy(), sandbox.confinedBy());
        assertEquals("only its file", sandbox.reads());
        assertFalse(sandbox.missing().stream().anyMatch(line -> line.contains("confined reading")));
    }

    @Test
    void confinesADecoderBehindASymbolicLinkToo() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("ffmpeg"), RealParts.ffmpeg());
        String best = probe(RealParts.ffmpeg(), folder).confinedBy();

        assertEquals(best, probe(link, folder).confinedBy());
    }

    @Test
    void canBeTestedBeforeTheDataFolderExists() throws Exception {
        String here = probe(RealParts.ffmpeg(), folder).confinedBy();
        Path notAFolder = Files.writeString(folder.resolve("tmp"), "");

        assertEquals(here, probe(RealParts.ffmpeg(), notAFolder).confinedBy());
    }

    @Test
    void leavesNothingBehind() throws Exception {
        probe(RealParts.ffmpeg(), folder);

        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static DecoderSandbox probe(Path ffmpeg, Path tmp) {
        return DecoderSandbox.probe(ffmpeg.toString(), Duration.ofMinutes(1), tmp);
    }
}
