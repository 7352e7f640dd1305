package io.whisperrest.api.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.account.Grant;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.OpenAiError;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.api.transcript.TranscriptRepository;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Spacing;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Streams the transcript as it is committed: one delta event per segment, then the whole text. */
@ApplicationScoped
class TextStream {
    private static final String DELTA = "transcript.text.delta";
    private static final String DONE = "transcript.text.done";
    private static final long LOOK_EVERY_MS = 200;
    private static final long COMMENT_EVERY_MS = 15_000;

    private final TaskService tasks;
    private final TranscriptRepository transcripts;
    private final GrantRepository grants;
    private final WaitConfig config;
    private final long askAgainMs;
    private final ObjectMapper json;

    TextStream(
            TaskService tasks,
            TranscriptRepository transcripts,
            GrantRepository grants,
            AuthConfig auth,
            WaitConfig config,
            ObjectMapper json) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.grants = grants;
        this.askAgainMs = auth.revocationDelay().toMillis();
        this.config = config;
        this.json = json;
    }

    /** Writes until the task ends or the grant is revoked. A failure on the way becomes the last event. */
    void write(String taskId, Grant grant, AudioFields.Answer asked, OutputStream out) throws IOException {
        try {
            follow(taskId, grant, asked, out);
        } catch (ApiProblem e) {
            ObjectNode event = json.createObjectNode();
            event.set("error", json.valueToTree(OpenAiError.of(e).error()));
            send(out, "error", event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(String taskId, Grant grant, AudioFields.Answer asked, OutputStream out)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long said = begin;
        long checked = begin;
        int sent = 0;
        int windows = -1;
        List<Segment> segments = List.of();
        comment(out); // sends the response headers at once
        while (true) {
            Task task = tasks.get(taskId, grant.userId()); // before the segments: a finished task then has them all
            if (task.windowsDone() != windows || task.status().isFinal()) { // only these can have brought new segments
                windows = task.windowsDone();
                segments = transcripts.segments(taskId);
            }
            for (; sent < segments.size(); sent++) {
                String text = segments.get(sent).text();
                String space =
                        sent == 0 ? "" : Spacing.between(segments.get(sent - 1).text(), text);
                ObjectNode delta = json.createObjectNode().put("type", DELTA);
                send(out, DELTA, delta.put("delta", space + text));
                said = System.nanoTime();
            }
            if (task.status().isFinal()
                    || millisSince(begin) > config.waitTimeout().toMillis()) {
                Outcome.requireSuccess(task);
                send(out, DONE, done(task, segments, asked));
                return;
            }
            if (millisSince(checked) > askAgainMs) {
                grants.require(grant);
                checked = System.nanoTime();
            }
            if (millisSince(said) > COMMENT_EVERY_MS) {
                comment(out);
                said = System.nanoTime();
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private ObjectNode done(Task task, List<Segment> segments, AudioFields.Answer asked) {
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
    private void send(OutputStream out, String name, ObjectNode event) throws IOException {
        try {
            String text = "event: " + name + "\ndata: " + json.writeValueAsString(event) + "\n\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void comment(OutputStream out) throws IOException {
        out.write(": \n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
