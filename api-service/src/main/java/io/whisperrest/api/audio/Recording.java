package io.whisperrest.api.audio;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStore.Made;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/** The stored audio of a task and the renditions that workers made of it. */
@ApplicationScoped
public class Recording {
    private static final String COPY_TYPE = "audio/mpeg";

    private final AudioStore store;

    Recording(AudioStore store) {
        this.store = store;
    }

    /**
     * Audio to send.
     *
     * @param tag changes when the bytes change
     */
    public record Sound(AudioStore.Kept audio, String mediaType, String tag, String extension) {}

    /** @throws ApiProblem 410 {@code audio_gone} */
    public Sound original(Task task) {
        AudioFormat format = AudioFormat.of(task.mediaType());
        try {
            return new Sound(store.open(key(task)), format.mediaType(), task.audioSha256(), format.name());
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /**
     * The playback copy, or the original when browsers can play it directly.
     *
     * @throws ApiProblem 409 {@code not_ready} until a worker has made it; 410 {@code audio_gone}
     */
    public Sound playable(Task task) {
        key(task);
        if (!task.playable()) {
            throw notReady();
        }
        try {
            AudioStore.Kept copy = store.open(task.audioKey(), Made.PLAYABLE);
            return new Sound(copy, COPY_TYPE, task.audioSha256() + "-playable", "mp3");
        } catch (NoSuchFileException e) {
            return original(task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param points maximum number of points
     * @throws ApiProblem 409 {@code not_ready} until a worker has made them; 410 {@code audio_gone}
     */
    public PeaksResponse peaks(Task task, int points) {
        key(task);
        try {
            AudioStore.Kept peaks = store.open(task.audioKey(), Made.PEAKS);
            try (InputStream stored = peaks.read(0, peaks.bytes())) {
                return PeaksResponse.of(
                        stored.readAllBytes(), points, task.options().startMs(), task.audioMs());
            }
        } catch (NoSuchFileException e) {
            throw notReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Task task) {
        if (task.audioKey() == null) {
            throw gone(null);
        }
        return task.audioKey();
    }

    private static ApiProblem notReady() {
        return Problems.later(
                Problems.of(409, "not_ready", "A worker has not created it yet: try again later."),
                Duration.ofSeconds(2));
    }

    private static RuntimeException gone(IOException cause) {
        if (cause != null && !(cause instanceof NoSuchFileException)) {
            return new UncheckedIOException(cause);
        }
        return Problems.audioGone();
    }
}
