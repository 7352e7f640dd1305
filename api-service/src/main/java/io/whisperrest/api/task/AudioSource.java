package io.whisperrest.api.task;

import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.error.ApiProblem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jdbi.v3.core.Handle;

/**
 * The source of a new task's audio. {@link SubmissionService} reads the audio to its end before it asks for the fields, and calls each
 * method at most once. Not thread-safe.
 */
public sealed interface AudioSource extends Closeable permits FormSource, BodySource, UploadSource, KeptAudioSource {

    /** Bytes to reserve in the user's quota: −1 when the length is unknown, 0 when they are already counted. */
    long bytesToReserve();

    /** The audio, from its first byte. */
    InputStream audio() throws IOException;

    /**
     * Moves the audio into the store.
     *
     * @param taskId key for audio that is not in the store yet, so that the incoming file and its reservation have the same key
     * @param audio {@link #audio()} with its limits applied
     */
    ReceivedAudio store(AudioIntake intake, String taskId, InputStream audio) throws IOException;

    /** The requested options. Called after the audio has been read to its end, since a form may contain fields after its file. */
    TaskRequest.Form form() throws IOException;

    /** Identifies this audio when a request is repeated. */
    default String fingerprint(ReceivedAudio audio) {
        return audio.sha256();
    }

    /** The same for a repeated request, whose audio is not stored again. */
    default String fingerprint(AudioIntake intake) throws IOException {
        return intake.digest(audio());
    }

    /** Id of the task that owns this audio; null for new audio. */
    default String retryOf() {
        return null;
    }

    /** Part of the transaction that accepts the task. */
    default void accept(Handle handle, String taskId) {}

    /** Removes the audio from the store when no task is created. */
    default void discard(AudioIntake intake, ReceivedAudio audio) throws IOException {
        intake.erase(audio.key());
    }

    /** The problem for the caller when the audio cannot be read to its end. */
    ApiProblem broken(IOException cause);

    @Override
    default void close() throws IOException {}
}
