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
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text as it is committed, as events: a delta a segment, then the whole. */
@ApplicationScoped
class TextStream {
    private static final long LOOK_EVERY_MS = 200;
    private static final long COMMENT_EVERY_MS = 15_000;

    private final TaskService tasks;
    private final TranscriptRepository transcripts;
    private final GrantRepository grants;
    private final OpenAiConfig config;
    private final long askAgainMs;
    private final ObjectMapper json;

    TextStream(
            TaskService tasks,
            TranscriptRepository transcripts,
            GrantRepository grants,
            AuthConfig auth,
            OpenAiConfig config,
            ObjectMapper json) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.grants = grants;
        this.askAgainMs = auth.revocationDelay().toMillis();
        this.config = config;
        this.json = json;
    }

    /** Writes until the task is over or the grant is; a failure on the way is the last event. */
    void write(String taskId, Grant grant, AudioFields.Answer asked, OutputStream out) throws IOException {
        try {
            follow(taskId, grant, asked, out);
        } catch (ApiProblem e) {
            ObjectNode event = json.createObjectNode();
            event.set("error", json.valueToTree(OpenAiError.of(e).error()));
            send(out, event);
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
        comment(out); // the head of the answer goes out at once
        while (true) {
            Task task = tasks.get(taskId, grant.userId()); // before the segments: a finished task has all of them
            if (task.windowsDone() != windows || task.status().isFinal()) { // nothing else brings segments
                windows = task.windowsDone();
                segments = transcripts.segments(taskId);
            }
            for (; sent < segments.size(); sent++) {
                String text = segments.get(sent).text();
                send(out, event("transcript.text.delta").put("delta", sent == 0 ? text : " " + text));
                said = System.nanoTime();
            }
            if (task.status().isFinal()
                    || millisSince(begin) > config.waitTimeout().toMillis()) {
                Outcome.requireSuccess(task);
                send(out, done(task, segments, asked));
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
        ObjectNode event = event("transcript.text.done");
        if (asked.format().equals("verbose_json")) {
            event.setAll((ObjectNode)
                    json.valueToTree(AudioAnswer.verbose(task, segments, transcripts.windowStarts(task.id()), asked)));
        } else {
            event.setAll((ObjectNode)
                    json.valueToTree(AudioAnswer.plain(task, TranscriptRepository.text(segments), asked.languages())));
        }
        return event;
    }

    private ObjectNode event(String type) {
        return json.createObjectNode().put("type", type);
    }

    private void send(OutputStream out, ObjectNode event) throws IOException {
        try {
            out.write(("data: " + json.writeValueAsString(event) + "\n\n").getBytes(StandardCharsets.UTF_8));
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
