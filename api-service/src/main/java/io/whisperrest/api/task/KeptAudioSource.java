package io.whisperrest.api.task;

import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.Task;
import java.io.IOException;
import java.io.InputStream;
import org.jdbi.v3.core.Handle;

/** The audio of an earlier task, shared by both tasks from now on. */
final class KeptAudioSource implements AudioSource {
    private final Task task;
    private final TaskRequest.Form form;

    /** @param form all options of the new task */
    KeptAudioSource(Task task, TaskRequest.Form form) {
        this.task = task;
        this.form = form;
    }

    @Override
    public long bytesToReserve() {
        return 0;
    }

    @Override
    public InputStream audio() {
        return InputStream.nullInputStream();
    }

    @Override
    public ReceivedAudio store(AudioIntake intake, String taskId, InputStream audio) {
        return ReceivedAudio.of(task);
    }

    @Override
    public TaskRequest.Form form() {
        return form;
    }

    @Override
    public String fingerprint(ReceivedAudio audio) {
        return "retry of " + task.id();
    }

    @Override
    public String fingerprint(AudioIntake intake) {
        return "retry of " + task.id();
    }

    @Override
    public String retryOf() {
        return task.id();
    }

    /** @throws ApiProblem 410 {@code audio_gone}: it was erased in the meantime */
    @Override
    public void accept(Handle handle, String taskId) {
        if (!TaskRepository.holdAudio(handle, task.id(), task.userId())) {
            throw TaskRetry.audioGone();
        }
    }

    @Override
    public void discard(AudioIntake intake, ReceivedAudio audio) {}

    @Override
    public ApiProblem broken(IOException cause) {
        return Problems.internal();
    }
}
