package io.whisperrest.api.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.whisperrest.api.account.Grant;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.api.task.WaitingCalls;
import io.whisperrest.api.transcript.TranscriptRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** Streams transcripts as they are committed. A stream holds no thread. */
@ApplicationScoped
class TextStream {
    private final TaskService tasks;
    private final TranscriptRepository transcripts;
    private final WaitingCalls calls;
    private final WaitConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    TextStream(
            TaskService tasks,
            TranscriptRepository transcripts,
            WaitingCalls calls,
            WaitConfig config,
            ObjectMapper json,
            Clock clock) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.calls = calls;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param permit released at the end
     * @return server-sent events as text, until the task ends, the wait times out or the grant is revoked; an error becomes the last event
     */
    Multi<String> of(String taskId, Grant grant, AudioFields.Answer asked, Permit permit, BooleanSupplier hungUp) {
        TextCall call = new TextCall(
                tasks,
                transcripts,
                json,
                Infrastructure.getDefaultWorkerPool(),
                taskId,
                grant,
                asked,
                clock.millis() + config.waitTimeout().toMillis(),
                hungUp,
                clock);
        Runnable end = calls.add(call);
        call.whenEnded(() -> {
            end.run();
            permit.release();
        });
        return call.events();
    }
}
