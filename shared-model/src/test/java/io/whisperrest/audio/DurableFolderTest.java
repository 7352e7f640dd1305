package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JVM flushed, as its flight recorder saw it. A file name is durable once its folder is flushed. */
class DurableFolderTest {
    @TempDir
    private Path directory;

    private interface Work {
        void run() throws IOException;
    }

    private Set<Path> flushed(Work work) throws IOException {
        Path file = directory.resolve("seen.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .map(event -> Path.of(event.getString("path")))
                .collect(Collectors.toSet());
    }

    @Test
    void flushesTheNewFolderOfAnAudioFileToo() throws IOException {
        String key = UUID.randomUUID().toString();
        AudioStore store = new FileAudioStore(directory, new DiskSpace(directory, 0));
        Set<Path> flushed = flushed(() -> keep(store, key));
        Path audio = directory.resolve("audio");
        assertTrue(flushed.contains(directory.resolve("tmp").resolve(key + ".part")), "the bytes");
        assertTrue(flushed.contains(audio.resolve(key.substring(0, 2))), "the folder of the file");
        assertTrue(flushed.contains(audio), "the parent of the new folder");
    }

    @Test
    void flushesTheFolderOfAResumableUpload() throws IOException {
        String key = UUID.randomUUID().toString();
        new FileAudioStore(directory, new DiskSpace(directory, 0));
        AudioPieces pieces = new FileAudioPieces(directory, new DiskSpace(directory, 0));
        pieces.begin(key);
        assertTrue(flushed(() -> pieces.adopt(key, 1)).contains(directory.resolve("audio")));
    }

    @Test
    void flushesTheFoldersCreatedAtTheFirstStart() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        assertTrue(
                flushed(() -> new FileAudioStore(data, new DiskSpace(data, 0))).contains(data));
    }

    private static void keep(AudioStore store, String key) throws IOException {
        try (AudioStore.Incoming incoming = store.receive(key, 0)) {
            incoming.write(new byte[] {1}, 0, 1);
            incoming.keep();
        }
    }
}
