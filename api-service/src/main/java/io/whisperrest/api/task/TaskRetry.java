package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.LanguageScript;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskOptions;
import jakarta.enterprise.context.ApplicationScoped;
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
        ObjectNode options = TaskJson.tree(task.options());
        String scripts = task.options().script();
        options.remove("script"); // the tags of the languages ask for it
        options.put("language", language(task.options()));
        ArrayNode languages = options.putArray("languages");
        task.options().languages().forEach(language -> languages.add(LanguageScript.tag(language, scripts)));
        options.put("model", task.model());
        options.put("webhookUrl", task.webhookUrl());
        ObjectNode metadata = options.putObject("metadata");
        TaskJson.pairs(task.metadata()).forEach(metadata::put);
        return JsonOptions.fields(options);
    }

    /** Null: detect the language, among {@code languages} if any are given. */
    private static String language(TaskOptions options) {
        boolean any = options.language() == null && options.languages().isEmpty();
        return any && options.script() != null
                ? "auto," + String.join(",", LanguageScript.tags(options.script()))
                : LanguageScript.tag(options.language(), options.script());
    }
}
