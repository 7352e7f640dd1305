package io.whisperrest.api.task;

import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.dispatch.Dispatcher;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.limit.LimitedStream;
import io.whisperrest.api.usage.QuotaRepository;
import io.whisperrest.api.usage.Reservation;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.event.Notices;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.QueueConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Accepting a task:
 *
 * <ol>
 *   <li>room on disk, in the user's line and in his quota, before a byte is read
 *   <li>audio to the store, durable
 *   <li>task, outbox row, usage and idempotent answer in one transaction
 *   <li>wake the relay; Redis is not needed for the answer
 * </ol>
 */
@ApplicationScoped
public class IntakeService {
    private final TaskRepository tasks;
    private final IdempotencyRepository keys;
    private final AudioIntake intake;
    private final AudioStore store;
    private final Database database;
    private final Dispatcher dispatcher;
    private final Models models;
    private final Callbacks callbacks;
    private final QuotaRepository quota;
    private final QueueConfig queueConfig;
    private final Notices notices;
    private final Clock clock;

    IntakeService(
            TaskRepository tasks,
            IdempotencyRepository keys,
            AudioIntake intake,
            AudioStore store,
            Database database,
            Dispatcher dispatcher,
            Models models,
            Callbacks callbacks,
            QuotaRepository quota,
            QueueConfig queueConfig,
            Notices notices,
            Clock clock) {
        this.tasks = tasks;
        this.keys = keys;
        this.intake = intake;
        this.store = store;
        this.database = database;
        this.dispatcher = dispatcher;
        this.models = models;
        this.callbacks = callbacks;
        this.quota = quota;
        this.queueConfig = queueConfig;
        this.notices = notices;
        this.clock = clock;
    }

    /** The body, read once and only when it is needed. */
    public interface Body {
        /** Reads up to the audio; fields after it are read by {@link #form()}. */
        InputStream audio() throws IOException;

        /** To be called when the audio has been read to its end. */
        TaskRequest.Form form() throws IOException;

        /** How many bytes are to be reserved for it: −1 when unknown, 0 when they are counted already. */
        default long bytes(TaskRequest request) {
            return request.contentLength();
        }

        /** Brings the audio to the store, under the task's own id: so a reservation is found beside what arrives for it. */
        default ReceivedAudio store(AudioIntake intake, String taskId, InputStream audio) throws IOException {
            return intake.store(taskId, audio);
        }

        /** Part of the transaction that accepts the task. */
        default void accepted(Handle handle, String taskId) {}

        /** What becomes of the stored audio when there will be no task. */
        default void refused(AudioStore store, String key) throws IOException {
            store.erase(key);
        }
    }

    /**
     * @throws ApiProblem for everything docs/api.md §2 names; nothing is left behind then
     * @throws IOException when the sender broke off
     */
    public Accepted submit(TaskRequest request, Body body) throws IOException {
        intake.requireRoom(request.contentLength());
        return once(
                request,
                body.bytes(request),
                first -> replay(request, first, body),
                (id, reserved, lock) -> receive(request, id, body, reserved, lock));
    }

    /** What makes the one task of a request. */
    private interface Making {
        /** @param lock of its Idempotency-Key; null without one */
        void make(String id, Reservation reserved, KeyLock lock) throws IOException;
    }

    /** What answers the request again that was answered before. */
    private interface Replay {
        Accepted of(IdempotencyRepository.Entry first) throws IOException;
    }

    /** Under its Idempotency-Key, where it has one, and within the quota; nothing stays of what was not accepted. */
    private Accepted once(TaskRequest request, long bytes, Replay replay, Making making) throws IOException {
        String key = IdempotencyKey.checked(request.idempotencyKey());
        KeyLock lock = key == null ? null : new KeyLock(keys, request.userId(), key, clock);
        Optional<IdempotencyRepository.Entry> known = lock == null ? Optional.empty() : lock.take();
        if (known.isPresent()) {
            return replay.of(known.get());
        }
        String id = UUID.randomUUID().toString();
        try {
            making.make(id, quota.reserve(request.userId(), id, bytes), lock);
        } catch (RuntimeException | IOException e) {
            quota.release(request.userId(), id);
            if (lock != null) {
                lock.drop();
            }
            throw e;
        }
        dispatcher.wake();
        notices.tell(TaskNotice.Kind.CREATED, id);
        return new Accepted(id, false);
    }

    private void receive(TaskRequest request, String id, Body body, Reservation reserved, KeyLock lock)
            throws IOException {
        ReceivedAudio audio = stored(id, body, reserved, lock);
        try {
            TaskRequest.Form form = body.form();
            Submission task = submission(request, id, form, reserved, audio, null);
            persist(task, body::accepted, lock, RequestDigest.of(request, form, audio.sha256()));
        } catch (RuntimeException | IOException e) {
            body.refused(store, audio.key());
            throw e;
        }
    }

    /**
     * A new task on the audio of an old one.
     *
     * @param form all options of the new one
     * @throws ApiProblem 410 {@code audio_gone}; 422, 429 as {@link #submit}
     */
    Accepted again(TaskRequest request, Task old, TaskRequest.Form form) {
        String digest = RequestDigest.of(request, form, "retry of " + old.id());
        try {
            return once(request, 0, first -> replay(first, digest), (id, reserved, lock) -> {
                Submission task = submission(request, id, form, reserved, ReceivedAudio.of(old), old.id());
                persist(task, (handle, made) -> requireAudio(handle, old), lock, digest);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("no body is read here", e);
        }
    }

    private Submission submission(
            TaskRequest request,
            String id,
            TaskRequest.Form form,
            Reservation reserved,
            ReceivedAudio audio,
            String retryOf) {
        if (form.webhookUrl() != null) {
            callbacks.require(request.userId(), form.webhookUrl());
        }
        return new Submission(
                id,
                request.userId(),
                request.apiKeyId(),
                request.door(),
                request.requestId(),
                lane(request, form.lane(), reserved),
                FileName.chosen(form.name()),
                form.model() == null ? models.defaultId() : form.model(),
                form.options(),
                form.metadata(),
                form.webhookUrl(),
                audio,
                retryOf,
                clock.millis());
    }

    /** What is written in the same transaction. */
    private interface Along {
        void write(Handle handle, String taskId);
    }

    private static void requireAudio(Handle handle, Task old) {
        if (!TaskRepository.holdAudio(handle, old.id(), old.userId())) {
            throw TaskRetry.audioGone();
        }
    }

    private ReceivedAudio stored(String id, Body body, Reservation reserved, KeyLock lock) throws IOException {
        InputStream audio = new LimitedStream(body.audio(), reserved.mostBytes(), reserved::tooMuch);
        return body.store(intake, id, lock == null ? audio : new RenewingStream(audio, lock));
    }

    private void persist(Submission task, Along along, KeyLock lock, String digest) {
        database.write(
                handle -> {
                    TaskRepository.insert(handle, task);
                    along.write(handle, task.id());
                    if (lock != null) {
                        IdempotencyRepository.done(handle, lock, digest, task.id());
                    }
                    return true;
                },
                handle -> handle.createQuery("SELECT 1 FROM task WHERE id = :id")
                        .bind("id", task.id())
                        .mapTo(Boolean.class)
                        .findOne());
    }

    private Accepted replay(TaskRequest request, IdempotencyRepository.Entry first, Body body) throws IOException {
        if (!first.done()) {
            throw IdempotencyKey.inProgress();
        }
        String sha256 = intake.digest(body.audio());
        return replay(first, RequestDigest.of(request, body.form(), sha256));
    }

    private static Accepted replay(IdempotencyRepository.Entry first, String digest) {
        if (!first.done()) {
            throw IdempotencyKey.inProgress();
        }
        if (!digest.equals(first.digest())) {
            throw IdempotencyKey.mismatch();
        }
        return new Accepted(first.taskId(), true);
    }

    private Lane lane(TaskRequest request, Lane asked, Reservation reserved) {
        if (asked == Lane.HI && !reserved.admin() && !reserved.limits().hiLane()) {
            throw Problems.forbidden("lane_not_allowed", "The lane 'hi' is not open to you: send auto.");
        }
        if (asked != null) {
            return asked;
        }
        if (request.waiting()) {
            return Lane.HI;
        }
        return tasks.waiting(request.userId()) > queueConfig.bulkThreshold() ? Lane.BULK : Lane.NORMAL;
    }
}
