package io.whisperrest.worker.task;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStore.Made;
import io.whisperrest.audio.AudioStoreUnavailable;
import io.whisperrest.disk.DiskFull;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.Task;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.audio.Peaks;
import io.whisperrest.worker.audio.PlayableCopy;
import io.whisperrest.worker.store.TaskRepository;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Creates the peaks at once, as they take only a moment, and the copy in the background while the recording is recognised. When the
 * recording is erased in the meantime, this stops and removes what was created.
 */
final class StoredRenditions implements Renditions {
    private static final Logger LOG = Logger.getLogger(StoredRenditions.class);
    private static final int BLOCK = 64 * 1024;
    private static final long OUTAGE_PAUSE_MS = 1000;
    private static final long OUTAGE_RETRY_S = 15;

    private final AudioStore store;
    private final PlayableCopy copy;
    private final TaskRepository tasks;
    private final ScheduledExecutorService background;

    StoredRenditions(AudioStore store, PlayableCopy copy, TaskRepository tasks, ScheduledExecutorService background) {
        this.store = store;
        this.copy = copy;
        this.tasks = tasks;
        this.background = background;
    }

    @Override
    public void make(Task task, DecodeRequest request, PcmAudio audio) {
        if (!task.peaks()) {
            byte[] peaks = Peaks.of(audio);
            attempt(task, () -> peaks(task, peaks));
        }
        if (!task.playable()) {
            boolean timesMoved = audio.timesMoved();
            background.execute(() -> attempt(task, () -> playable(task, request, timesMoved)));
        }
    }

    private void peaks(Task task, byte[] peaks) throws IOException {
        store.open(task.audioKey()); // an erased recording gets none
        try (AudioStore.Incoming incoming = store.receive(task.audioKey(), Made.PEAKS)) {
            incoming.write(peaks, 0, peaks.length);
            incoming.keep();
        }
        note(task, Made.PEAKS);
    }

    private void playable(Task task, DecodeRequest request, boolean timesMoved) throws IOException {
        try (AudioStore.LocalCopy recording = store.open(task.audioKey()).local(() -> false)) {
            DecodeRequest own = request.of(recording.file());
            AbortFlag erased = new AbortFlag(recording::isErased);
            if (copy.isNeeded(own, task.mediaType(), timesMoved, erased)) {
                try (AudioStore.Incoming incoming = store.receive(task.audioKey(), Made.PLAYABLE);
                        OutputStream out = new BufferedOutputStream(into(incoming), BLOCK)) {
                    copy.write(own, out, erased);
                    out.flush();
                    incoming.keep();
                }
            }
        }
        note(task, Made.PLAYABLE);
    }

    /** Records the file in the database; while the database rejects writes, it is recorded as soon as possible. */
    private void note(Task task, Made what) throws IOException {
        try {
            if (!tasks.made(task, what)) {
                store.erase(task.audioKey());
            }
        } catch (DatabaseUnavailable e) {
            background.execute(() -> attempt(task, () -> noteLater(task, what)));
        }
    }

    private void noteLater(Task task, Made what) throws IOException {
        while (!tasks.isWritable() && !Thread.currentThread().isInterrupted()) {
            Sleep.millis(OUTAGE_PAUSE_MS);
        }
        note(task, what);
    }

    private static OutputStream into(AudioStore.Incoming incoming) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                incoming.write(bytes, offset, length);
            }
        };
    }

    private interface Making {
        void run() throws IOException;
    }

    /** While the disk is full or the store is away, it is tried again, as long as the recording exists. */
    private void attempt(Task task, Making making) {
        try {
            making.run();
        } catch (DiskFull | AudioStoreUnavailable e) {
            background.schedule(() -> attempt(task, making), OUTAGE_RETRY_S, TimeUnit.SECONDS);
        } catch (NoSuchFileException e) {
            LOG.debugf("task %s: its recording has been erased", task.id());
        } catch (IOException | RuntimeException e) {
            LOG.warnf("task %s: no playable copy or waveform could be made: %s", task.id(), e.getMessage());
        }
    }
}
