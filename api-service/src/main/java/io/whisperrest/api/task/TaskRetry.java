package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.LanguageScript;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Retries a task. A finished task never runs again, so a retry is a new task on the same audio. */
@ApplicationScoped
public class TaskRetry {
    private final TaskService tasks;
    private final SubmissionService submissions;
    private final OptionFields options;

    TaskRetry(TaskService tasks, SubmissionService submissions, OptionFields options) {
        this.tasks = tasks;
        this.submissions = submissions;
        this.options = options;
    }

    /**
     * @param changed options that replace those of the old task, as form fields
     * @throws ApiProblem 404; 409 {@code task_not_over}; 410 {@code audio_gone}; 422 as for a new task
     */
    public Accepted retry(TaskRequest request, String id, Map<String, List<String>> changed) {
        Task old = tasks.get(id, request.userId());
        if (!old.status().isFinal()) {
            throw Problems.of(409, "task_not_over", "The task has not ended yet: wait for it, or cancel it.");
        }
        if (old.audioKey() == null) {
            throw audioGone();
        }
        return submissions.submit(
                request, new KeptAudioSource(old, options.readItems(merged(old, changed), old.name())));
    }

    static ApiProblem audioGone() {
        return Problems.of(
                410, "audio_gone", "The audio has been deleted because its retention period ended: send it again.");
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

    /** The options of a task as form fields. */
    private static Map<String, List<String>> fields(Task task) {
        TaskOptions options = task.options();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, Object> single = new LinkedHashMap<>();
        single.put("model", task.model());
        single.put("language", language(options));
        single.put("task", options.translate() ? "translate" : null);
        single.put("prompt", options.prompt());
        single.put("words", options.words());
        single.put("temperature", options.temperature());
        single.put("start", options.startMs() / 1000.0);
        single.put("end", options.endMs() == null ? null : options.endMs() / 1000.0);
        single.put("channels", options.channels());
        single.put("track", options.track());
        single.put("ttlSeconds", options.ttlSeconds());
        single.put("metadata", task.metadata());
        single.put("webhookUrl", task.webhookUrl());
        single.forEach((name, value) -> {
            if (value != null) {
                fields.put(name, List.of(value.toString()));
            }
        });
        fields.put(
                "languages",
                options.languages().stream()
                        .map(language -> LanguageScript.tag(language, options.script()))
                        .toList());
        fields.put("keywords", new ArrayList<>(options.keywords()));
        return fields;
    }

    /** Null: detect the language, among {@code languages} if any are given. */
    private static String language(TaskOptions options) {
        boolean any = options.language() == null && options.languages().isEmpty();
        return any && options.script() != null
                ? "auto," + String.join(",", LanguageScript.tags(options.script()))
                : LanguageScript.tag(options.language(), options.script());
    }
}
