package io.whisperrest.api.task;

import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.body.LimitedStream;
import io.whisperrest.api.dispatch.Dispatcher;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.usage.QuotaRepository;
import io.whisperrest.api.usage.Reservation;
import io.whisperrest.model.database.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Accepts a task:
 *
 * <ol>
 *   <li>check disk space, the Idempotency-Key and the quota before a byte is read
 *   <li>store the audio durably
 *   <li>write task, outbox row, usage and idempotency result in one transaction
 *   <li>wake the relay; the response does not need Redis
 * </ol>
 */
@ApplicationScoped
public class SubmissionService {
    private final AudioIntake intake;
    private final Idempotency idempotency;
    private final QuotaRepository quota;
    private final SubmissionRules rules;
    private final TaskRepository tasks;
    private final Dispatcher dispatcher;

    SubmissionService(
            AudioIntake intake,
            Idempotency idempotency,
            QuotaRepository quota,
            SubmissionRules rules,
            TaskRepository tasks,
            Dispatcher dispatcher) {
        this.intake = intake;
        this.idempotency = idempotency;
        this.quota = quota;
        this.rules = rules;
        this.tasks = tasks;
        this.dispatcher = dispatcher;
    }

    /**
     * @param source closed at the end
     * @throws ApiProblem all problems of docs/api.md §2; nothing is left behind
     */
    public Accepted submit(TaskRequest request, AudioSource source) {
        try (source) {
            intake.requireRoom(request.contentLength());
            IdempotentSubmission once = idempotency.begin(request);
            return once.isRepeated() ? repeat(request, source, once) : receive(request, source, once);
        } catch (IOException e) {
            throw source.broken(e);
        }
    }

    private Accepted repeat(TaskRequest request, AudioSource source, IdempotentSubmission once) throws IOException {
        String audio = source.fingerprint(intake);
        return once.answerAgain(RequestDigest.of(request, source.form(), audio));
    }

    private Accepted receive(TaskRequest request, AudioSource source, IdempotentSubmission once) throws IOException {
        String id = UUID.randomUUID().toString();
        try {
            Reservation reserved = quota.reserve(request.userId(), id, source.bytesToReserve());
            InputStream limited = new LimitedStream(source.audio(), reserved.mostBytes(), reserved::tooMuch);
            ReceivedAudio audio = source.store(intake, id, once.renewing(limited));
            accept(request, id, source, audio, reserved, once);
        } catch (RuntimeException | IOException e) {
            quota.release(request.userId(), id);
            once.abandon();
            throw e;
        }
        dispatcher.accepted(request.userId(), id);
        return new Accepted(id, false);
    }

    private void accept(
            TaskRequest request,
            String id,
            AudioSource source,
            ReceivedAudio audio,
            Reservation reserved,
            IdempotentSubmission once)
            throws IOException {
        try {
            TaskRequest.Form form = source.form();
            Submission task = rules.submission(request, id, form, reserved, audio, source.retryOf());
            String digest = RequestDigest.of(request, form, source.fingerprint(audio));
            tasks.add(task, handle -> {
                source.accept(handle, id);
                once.answer(handle, digest, id);
            });
        } catch (RuntimeException | IOException e) {
            if (!(e instanceof DatabaseUnavailable unavailable && unavailable.isUncertain())) {
                source.discard(intake, audio);
            } // otherwise a task may need the audio; if none does, the janitor finds it
            throw e;
        }
    }
}
