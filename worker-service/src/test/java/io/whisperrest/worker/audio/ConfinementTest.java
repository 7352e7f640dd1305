package io.whisperrest.worker.audio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compromised decoder can reach, within each confinement that this host offers. */
@Tag("real")
class ConfinementTest {
    private static final String WORKER = "/proc/" + ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private Path given;
    private DecodeFolder input;

    @BeforeEach
    void giveItAFile() throws IOException {
        given = Files.writeString(folder.resolve("given"), "the given file");
        input = new DecodeFolder(folder.resolve("tmp"), given);
    }

    @AfterEach
    void takeItAway() throws IOException {
        input.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsTheFileItIsGiven(Tier tier) throws IOException {
        assertEquals("the given file", confined(tier).read(input.input().name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/proc/self/environ"})
    void withoutConfinementItReadsWhateverTheWorkerCan(String file) throws IOException {
        Path database = Files.writeString(folder.resolve("app.db"), "SQLite format 3");

        assertEquals("SQLite format 3", unconfined().read(database.toString()));
        assertTrue(unconfined().read(file).length() > 1, file);
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseIsOutOfReach(Tier tier) throws IOException {
        Path database = Files.writeString(folder.resolve("app.db"), "SQLite format 3");

        assertEquals("", confined(tier).read(database.toString()));
    }

    @ParameterizedTest
    @EnumSource
    void theRecordingOfAnotherUserIsOutOfReach(Tier tier) throws Exception {
        ObedientDecoder decoder = confined(tier);
        Path recording = Ffmpeg.tone(folder.resolve("victim.wav"), 0.1);
        try (DecodeFolder anothers = new DecodeFolder(folder.resolve("tmp"), recording)) {
            DecodeInput theirs = anothers.input();

            assertEquals("", decoder.read(recording.toString()));
            assertEquals("", decoder.read("../../victim.wav"));
            assertEquals("", decoder.read("../" + theirs.folder().getFileName() + "/" + theirs.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWorkerItselfIsOutOfReach(Tier tier) throws IOException {
        ObedientDecoder decoder = confined(tier);
        for (String file :
                new String[] {"/environ", "/cmdline", "/maps", "/fd/0", "/root/etc/passwd", "/cwd/pom.xml"}) {
            assertEquals("", decoder.read(WORKER + file), file);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSystemsFilesAreOutOfReach(Tier tier) throws IOException {
        ObedientDecoder decoder = confined(tier);
        for (String file :
                new String[] {"/etc/passwd", "/etc/hostname", "/proc/self/mountinfo", "/sys/kernel/uevent_seqnum"}) {
            assertEquals("", decoder.read(file), file);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkIsOutOfReach(Tier tier) throws IOException {
        try (ServerSocket victim = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            victim.setSoTimeout(500);

            confined(tier).run("-f", "s16le", "-i", "tcp://127.0.0.1:" + victim.getLocalPort(), "-f", "s16le", "-");

            assertThrows(SocketTimeoutException.class, victim::accept);
        }
    }

    @ParameterizedTest
    @EnumSource
    void evenTheFileItIsGivenCannotBeWritten(Tier tier) throws IOException {
        ObedientDecoder decoder = confined(tier);
        for (String path : new String[] {given.toString(), input.input().name()}) {
            decoder.run("-y", "-f", "lavfi", "-i", "anullsrc", "-t", "1", "-f", "s16le", path);
        }

        assertEquals("the given file", Files.readString(given));
    }

    @ParameterizedTest
    @EnumSource
    void isKilledWithAllItsProcessesAtTheLimit(Tier tier) throws IOException {
        try (DecoderProcess process = confined(tier)
                .start(Duration.ofSeconds(1), "-re", "-f", "lavfi", "-i", "anullsrc", "-f", "s16le", "-")) {
            process.output().readAllBytes();

            assertTrue(process.timedOut());
        }
        await().atMost(Duration.ofSeconds(5)) // a killed process does not disappear at once
                .until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    }

    private ObedientDecoder confined(Tier tier) {
        return new ObedientDecoder(tier.sandbox(folder.resolve("tmp")), input.input());
    }

    private ObedientDecoder unconfined() {
        return new ObedientDecoder(DecoderSandboxes.with(folder.resolve("tmp")), input.input());
    }
}
