package io.whisperrest.api.audio;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStore.Made;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** The stored audio of a task, and what workers made of it. */
@ApplicationScoped
public class Recording {
    private static final String COPY_TYPE = "audio/mpeg";

    private final AudioStore store;

    Recording(AudioStore store) {
        this.store = store;
    }

    /**
     * A file to send.
     *
     * @param tag changes when the bytes do
     */
    public record Sound(Path file, String mediaType, String tag, String extension) {}

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
     * What a browser plays: the copy, or the original where it plays as it is.
     *
     * @throws ApiProblem 409 {@code not_ready} until a worker made it; 410 {@code audio_gone}
     */
    public Sound playable(Task task) {
        key(task);
        if (!task.playable()) {
            throw notReady();
        }
        try {
            Path copy = store.open(task.audioKey(), Made.PLAYABLE);
            return new Sound(copy, COPY_TYPE, task.audioSha256() + "-playable", "mp3");
        } catch (NoSuchFileException e) {
            return original(task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param points at most so many
     * @throws ApiProblem 409 {@code not_ready} until a worker made them; 410 {@code audio_gone}
     */
    public PeaksResponse peaks(Task task, int points) {
        key(task);
        try {
            byte[] stored = Files.readAllBytes(store.open(task.audioKey(), Made.PEAKS));
            return PeaksResponse.of(stored, points, task.options().startMs(), task.audioMs());
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
                Problems.of(409, "not_ready", "A worker has not made it yet: ask again."), Duration.ofSeconds(2));
    }

    private static RuntimeException gone(IOException cause) {
        if (cause != null && !(cause instanceof NoSuchFileException)) {
            return new UncheckedIOException(cause);
        }
        return Problems.of(410, "audio_gone", "The audio was erased when its time was over; the transcript stays.");
    }
}
