package io.whisperrest.worker.task;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStore.Made;
import io.whisperrest.model.task.Task;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.audio.Peaks;
import io.whisperrest.worker.audio.PlayableCopy;
import io.whisperrest.worker.store.TaskRepository;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** Peaks at once, they take a moment; the copy in the background, while the recording is recognised. */
final class AudioCompanions implements Companions {
    private static final Logger LOG = Logger.getLogger(AudioCompanions.class);
    private static final int BLOCK = 64 * 1024;

    private final AudioStore store;
    private final PlayableCopy copy;
    private final TaskRepository tasks;
    private final Executor background;

    AudioCompanions(AudioStore store, PlayableCopy copy, TaskRepository tasks, Executor background) {
        this.store = store;
        this.copy = copy;
        this.tasks = tasks;
        this.background = background;
    }

    @Override
    public void make(Task task, DecodeRequest request, PcmAudio audio) {
        if (!task.peaks()) {
            attempt(task, () -> peaks(task, audio));
        }
        if (!task.playable()) {
            background.execute(() -> attempt(task, () -> playable(task, request)));
        }
    }

    private void peaks(Task task, PcmAudio audio) throws IOException {
        byte[] peaks = Peaks.of(audio);
        try (AudioStore.Incoming incoming = store.receive(task.audioKey(), Made.PEAKS)) {
            incoming.write(peaks, 0, peaks.length);
            incoming.keep();
        }
        tasks.made(task, Made.PEAKS);
    }

    private void playable(Task task, DecodeRequest request) throws IOException {
        if (copy.isNeeded(request, task.mediaType())) {
            try (AudioStore.Incoming incoming = store.receive(task.audioKey(), Made.PLAYABLE);
                    OutputStream out = new BufferedOutputStream(into(incoming), BLOCK)) {
                copy.write(request, out);
                out.flush();
                incoming.keep();
            }
        }
        tasks.made(task, Made.PLAYABLE);
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

    private static void attempt(Task task, Making making) {
        try {
            making.run();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("task %s: nothing to play or to draw: %s", task.id(), e.getMessage());
        }
    }
}
