package io.whisperrest.worker.task;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStore.Made;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.task.Task;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.audio.AudioConfig;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.DecoderSandbox;
import io.whisperrest.worker.audio.Ffmpeg;
import io.whisperrest.worker.audio.FfmpegAudioDecoder;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.audio.PlayableCopy;
import io.whisperrest.worker.audio.TestAudioConfig;
import io.whisperrest.worker.store.TaskRepository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses the real decoder and encoder. Background work runs when the test triggers it. */
@Tag("real")
class StoredRenditionsTest {
    /** Long enough for the recording to be erased while its copy is made. */
    private static final int SECONDS = 600;

    @TempDir
    private Path directory;

    private final String id = UUID.randomUUID().toString();
    private final BlockingQueue<Runnable> background = new LinkedBlockingQueue<>();
    private TestDatabase file;
    private Database database;
    private AudioStore store;
    private Task task;

    @BeforeEach
    void aStoredRecordingThatNoBrowserPlays() throws Exception {
        file = new TestDatabase(directory);
        database = file.open();
        file.aQueuedTask(database, id, file.aUser(database, "u"), "normal", 1);
        task = task(id);
        store = new FileAudioStore(directory, new DiskSpace(directory, 0));
        byte[] aiff = Files.readAllBytes(Ffmpeg.tone(directory.resolve("tone.aiff"), SECONDS));
        try (AudioStore.Incoming incoming = store.receive(id, aiff.length)) {
            incoming.write(aiff, 0, aiff.length);
            incoming.keep();
        }
    }

    @AfterEach
    void close() {
        file.close();
    }

    private Task task(String of) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", of)
                .mapTo(Task.class)
                .one());
    }

    /** Queues its jobs until the test runs them. */
    private static final class Background extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> work;

        Background(Queue<Runnable> work) {
            super(0);
            this.work = work;
        }

        @Override
        public void execute(Runnable job) {
            work.add(job);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable job, long delay, TimeUnit unit) {
            work.add(job);
            return null;
        }
    }

    private void makeRenditions() throws Exception {
        AudioConfig config = TestAudioConfig.with(RealParts.ffmpeg().toString());
        Path tmp = directory.resolve("tmp");
        DiskSpace disk = new DiskSpace(directory, 0);
        Path audio = store.open(id).file().orElseThrow();
        DecodeRequest request = new DecodeRequest(audio, Files.size(audio), 0, null, "mix", null);
        StoredRenditions renditions = new StoredRenditions(
                store,
                new PlayableCopy(config, DecoderSandbox.none(), tmp),
                new TaskRepository(database, new TaskEndings(database, event -> {}), AudioLimits.NONE),
                new Background(background));
        try (PcmAudio heard =
                new FfmpegAudioDecoder(config, DecoderSandbox.none(), tmp, disk).decode(request, new AbortFlag())) {
            renditions.make(task, request, heard);
        }
    }

    /** Erases like the API: the row first, then the files. */
    private void erase(boolean files) throws IOException {
        database.write(handle -> {
            handle.execute("DELETE FROM outbox");
            handle.execute("DELETE FROM usage");
            return handle.execute("DELETE FROM task WHERE id = ?", id);
        });
        if (files) {
            store.erase(id);
        }
    }

    private long bytesArrived() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("tmp"))) {
            return all.map(Path::toFile)
                    .filter(part -> part.getName().startsWith(id + ".playable"))
                    .mapToLong(File::length)
                    .sum();
        }
    }

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.getFileName().toString().startsWith(id))
                    .map(path -> directory.relativize(path).toString())
                    .toList();
        }
    }

    @Test
    void aRecordingErasedWhileItsCopyIsMadeLeavesNothingBehind() throws Exception {
        makeRenditions();
        Thread encoder = new Thread(background.take());
        encoder.start();
        await().until(() -> bytesArrived() > 0);
        erase(true);
        encoder.join();
        assertEquals(List.of(), filesLeft());
    }

    @Test
    void aCopyThatIsFinishedAfterItsTaskWasErasedIsErasedToo() throws Exception {
        makeRenditions();
        erase(false); // the files are erased a moment later
        background.take().run();
        assertEquals(List.of(), filesLeft());
    }

    @Test
    void aCopyStaysWhileAnotherTaskHoldsTheRecording() throws Exception {
        makeRenditions();
        String other = file.aQueuedTask(database, UUID.randomUUID().toString(), "u", "normal", 1);
        database.write(handle -> handle.execute("UPDATE task SET audio_key = ? WHERE id = ?", id, other));
        erase(false);
        background.take().run();
        assertTrue(Files.size(store.open(id, Made.PLAYABLE).file().orElseThrow()) > 0);
    }

    @Test
    void renditionsWithoutDiskSpaceAreRetriedUntilTheRecordingIsErased() throws Exception {
        store = new FileAudioStore(directory, new DiskSpace(directory, Long.MAX_VALUE / 2));
        makeRenditions();
        assertEquals(2, background.size(), "peaks and copy");
        background.take().run();
        background.take().run();
        assertEquals(2, background.size());
        assertFalse(task(id).peaks() || task(id).playable());
        erase(true);
        background.take().run();
        background.take().run();
        assertEquals(0, background.size());
    }

    @Test
    void aCopyIsRecordedOnceItExists() throws Exception {
        makeRenditions();
        assertTrue(task(id).peaks());
        background.take().run();
        assertTrue(task(id).playable());
        assertTrue(Files.size(store.open(id, Made.PLAYABLE).file().orElseThrow()) > 0);
    }
}
