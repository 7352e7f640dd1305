package io.whisperrest.api.task;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.Settings;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.model.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/** The models that a task may name: those reported by workers, and the default. */
@ApplicationScoped
public class Models {
    private final TaskRepository tasks;
    private final TaskConfig config;
    private final Settings settings;

    Models(TaskRepository tasks, TaskConfig config, Settings settings) {
        this.tasks = tasks;
        this.config = config;
        this.settings = settings;
    }

    public String defaultId() {
        return settings.defaultModel().orElseGet(config::model);
    }

    /** Sorted ids. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        ids.add(config.model());
        tasks.modelLists().stream()
                .flatMap(list -> TaskJson.models(list).stream())
                .filter(ModelFacts::present)
                .map(ModelFacts::id)
                .forEach(ids::add);
        return ids;
    }

    /** @throws io.whisperrest.api.error.ApiProblem 422 {@code unknown_model} */
    public String checked(String id) {
        Set<String> ids = ids();
        if (!ids.contains(id)) {
            throw Problems.of(422, "unknown_model", "This server has no such model: choose one of " + ids + ".");
        }
        return id;
    }

    /** False for English-only models and for those trained without translation (model cards of OpenAI's Whisper). */
    public static boolean translates(String id) {
        return !id.contains(".en") && !id.contains("turbo") && !id.contains("distil");
    }
}
