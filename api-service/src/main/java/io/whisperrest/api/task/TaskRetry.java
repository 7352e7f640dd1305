package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A finished task never runs again: a retry is a new task on the same audio. */
@ApplicationScoped
public class TaskRetry {
    private final TaskService tasks;
    private final IntakeService intake;
    private final OptionFields options;

    TaskRetry(TaskService tasks, IntakeService intake, OptionFields options) {
        this.tasks = tasks;
        this.intake = intake;
        this.options = options;
    }

    /**
     * @param changed options that replace those of the old task, as a form spells them
     * @throws ApiProblem 404; 409 {@code task_not_over}; 410 {@code audio_gone}; 422 as a new task
     */
    public Accepted retry(TaskRequest request, String id, Map<String, List<String>> changed) {
        Task old = tasks.get(id, request.userId());
        if (!old.status().isFinal()) {
            throw Problems.of(409, "task_not_over", "The task is not over yet: wait for its end, or cancel it.");
        }
        if (old.audioKey() == null) {
            throw audioGone();
        }
        return intake.again(request, old, options.readItems(merged(old, changed), old.name()));
    }

    static ApiProblem audioGone() {
        return Problems.of(410, "audio_gone", "The audio was erased when its time was over: send it again.");
    }

    private static Map<String, List<String>> merged(Task old, Map<String, List<String>> changed) {
        Map<String, List<String>> fields = fields(old);
        if (changed.containsKey("language")) {
            fields.remove("languages");
        } else if (changed.containsKey("languages")) {
            fields.remove("language");
        }
        fields.putAll(changed);
        return fields;
    }

    /** The options of a task as a form would have spelt them. */
    private static Map<String, List<String>> fields(Task task) {
        TaskOptions options = task.options();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, Object> single = new LinkedHashMap<>();
        single.put("model", task.model());
        single.put("language", options.language());
        single.put("task", options.translate() ? "translate" : null);
        single.put("prompt", options.prompt());
        single.put("words", options.words());
        single.put("temperature", options.temperature());
        single.put("start", options.startMs() / 1000.0);
        single.put("end", options.endMs() == null ? null : options.endMs() / 1000.0);
        single.put("channels", options.channels());
        single.put("ttlSeconds", options.ttlSeconds());
        single.put("metadata", task.metadata());
        single.put("webhookUrl", task.webhookUrl());
        single.forEach((name, value) -> {
            if (value != null) {
                fields.put(name, List.of(value.toString()));
            }
        });
        fields.put("languages", new ArrayList<>(options.languages()));
        fields.put("keywords", new ArrayList<>(options.keywords()));
        return fields;
    }
}
