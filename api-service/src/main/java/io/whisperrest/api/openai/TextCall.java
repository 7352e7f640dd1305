package io.whisperrest.api.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.whisperrest.api.account.Grant;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.OpenAiError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.api.task.WaitingCall;
import io.whisperrest.api.transcript.TranscriptRepository;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Spacing;
import io.whisperrest.model.task.Task;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** One stream of a transcript as it is committed: a delta event for each segment, then the whole text. */
final class TextCall implements WaitingCall {
    private static final Logger LOG = Logger.getLogger(TextCall.class);
    private static final String DELTA = "transcript.text.delta";
    private static final String DONE = "transcript.text.done";
    private static final String COMMENT = ": \n\n";
    private static final long COMMENT_EVERY_MS = 15_000;

    private final TaskService tasks;
    private final TranscriptRepository transcripts;
    private final ObjectMapper json;
    private final Executor executor;
    private final String taskId;
    private final Grant grant;
    private final AudioFields.Answer asked;
    private final long endAt;
    private final BooleanSupplier hungUp;
    private final Clock clock;
    private final UnicastProcessor<String> events = UnicastProcessor.create();
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    /** Looks that were asked for; they run one after another. */
    private final AtomicInteger looks = new AtomicInteger();

    private volatile ApiProblem failure;
    private volatile long saidAt;
    private volatile boolean timeIsUp;
    // Only a look uses these.
    private boolean ended;
    private int sent;
    private int windows = -1;
    private List<Segment> segments = List.of();

    /**
     * @param executor where looks run, as they read the database
     * @param endAt ms of the epoch; the call gives up then
     * @param hungUp true when the caller has disconnected
     */
    TextCall(
            TaskService tasks,
            TranscriptRepository transcripts,
            ObjectMapper json,
            Executor executor,
            String taskId,
            Grant grant,
            AudioFields.Answer asked,
            long endAt,
            BooleanSupplier hungUp,
            Clock clock) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.json = json;
        this.executor = executor;
        this.taskId = taskId;
        this.grant = grant;
        this.asked = asked;
        this.endAt = endAt;
        this.hungUp = hungUp;
        this.clock = clock;
        comment(); // sends the response headers at once
    }

    /** Server-sent events as text. Ends with the whole text, or with an error. */
    Multi<String> events() {
        return events;
    }

    @Override
    public String taskId() {
        return taskId;
    }

    @Override
    public Grant grant() {
        return grant;
    }

    @Override
    public void look() {
        if (looks.getAndIncrement() == 0) {
            executor.execute(this::lookAgain);
        }
    }

    private void lookAgain() {
        int done;
        do {
            done = looks.get();
            lookOnce();
        } while (looks.addAndGet(-done) > 0);
    }

    /** Throws nothing: a look that fails would be the last one. */
    private void lookOnce() {
        try {
            if (!ended && hungUp.getAsBoolean()) {
                end();
            }
            if (!ended) {
                follow();
            }
        } catch (DatabaseUnavailable e) {
            LOG.debugf("the next look tells: %s", e.getMessage());
        } catch (ApiProblem e) {
            endWith(e);
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "the stream of task %s met an unexpected error", taskId);
            endWith(Problems.internal());
        }
    }

    private void endWith(ApiProblem problem) {
        ObjectNode event = json.createObjectNode();
        event.set("error", json.valueToTree(OpenAiError.of(problem).error()));
        send("error", event);
        end();
    }

    private void follow() {
        if (failure != null) {
            throw failure;
        }
        if (clock.millis() >= saidAt + COMMENT_EVERY_MS) {
            comment();
        }
        Task task = tasks.get(taskId, grant.userId()); // before the segments: a finished task then has them all
        if (task.windowsDone() != windows || task.status().isFinal()) { // only these can have brought new segments
            segments = transcripts.segments(taskId);
            windows = task.windowsDone();
        }
        for (; sent < segments.size(); sent++) {
            String text = segments.get(sent).text();
            String space =
                    sent == 0 ? "" : Spacing.between(segments.get(sent - 1).text(), text);
            ObjectNode delta = json.createObjectNode().put("type", DELTA);
            send(DELTA, delta.put("delta", space + text));
        }
        if (task.status().isFinal() || timeIsUp || clock.millis() >= endAt) {
            Outcome.requireSuccess(task);
            send(DONE, done(task));
            end();
        }
    }

    private ObjectNode done(Task task) {
        ObjectNode event = json.createObjectNode().put("type", DONE);
        if (asked.format().equals("verbose_json")) {
            event.setAll((ObjectNode)
                    json.valueToTree(AudioAnswer.verbose(task, segments, transcripts.windowStarts(task.id()), asked)));
        } else {
            event.setAll((ObjectNode)
                    json.valueToTree(AudioAnswer.plain(task, TranscriptRepository.text(segments), asked.languages())));
        }
        return event;
    }

    /** Repeats the type as the SSE event name, as OpenAI does; many clients select by it. */
    private void send(String name, ObjectNode event) {
        try {
            events.onNext("event: " + name + "\ndata: " + json.writeValueAsString(event) + "\n\n");
            saidAt = clock.millis();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void comment() {
        events.onNext(COMMENT);
        saidAt = clock.millis();
    }

    private void end() {
        ended = true;
        events.onComplete();
        result.complete(null);
    }

    /** Runs it when the call has ended, however it ends. */
    void whenEnded(Runnable work) {
        result.thenRun(work);
    }

    @Override
    public void checkTime(long now) {
        timeIsUp |= now >= endAt;
        if (hungUp.getAsBoolean() || now >= endAt || now >= saidAt + COMMENT_EVERY_MS) {
            look();
        }
    }

    @Override
    public void fail(ApiProblem problem) {
        failure = problem;
        look();
    }
}
