package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.model.task.LanguageChoice;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the options of docs/api.md. Each dialect turns what it receives into form fields first, so that one place validates them and
 * none is dropped silently. {@link TaskOption} checks each value by itself; here are the rules between options and those that depend
 * on this server.
 */
@ApplicationScoped
public class OptionFields {
    private static final Set<String> SINGLE = TaskOption.fields(option -> option.type() != OptionRule.Type.LIST);
    private static final Set<String> LISTS = TaskOption.fields(option -> option.type() == OptionRule.Type.LIST);
    /** Planned but not implemented; reported differently from a misspelled name. */
    private static final Set<String> NOT_OFFERED =
            Set.of("reuse", "diarize", "minSpeakers", "maxSpeakers", "audioUrl", "pcm");

    private static final int MAX_LANGUAGES = 20;
    /** A model reads 224 tokens of a prompt, which in practice is at most this many characters. */
    public static final int MAX_PROMPT = 1500;

    private static final FormFields OFFERED = FormFields.of(SINGLE, LISTS);
    private static final FormFields FORM = new FormFields() {
        @Override
        public String name(String sent) {
            if (NOT_OFFERED.contains(sent)) {
                throw Problems.of(422, "not_offered", "The option '" + sent + "' is not offered here.");
            }
            return OFFERED.name(sent);
        }

        @Override
        public boolean isList(String name) {
            return OFFERED.isList(name);
        }
    };

    private final Models models;
    private final RetentionPolicy retention;
    private final ObjectMapper mapper;

    OptionFields(Models models, RetentionPolicy retention, ObjectMapper mapper) {
        this.models = models;
        this.retention = retention;
        this.mapper = mapper;
    }

    /** The fields that a form may contain. */
    public static FormFields form() {
        return FORM;
    }

    /**
     * @param fields by name; an absent one gets its default
     * @param fileName used when no name was sent
     * @throws ApiProblem 400 {@code unknown_field}; 422 {@code validation_failed}, {@code unknown_language}, {@code unknown_model},
     *     {@code not_offered}
     */
    public TaskRequest.Form read(Map<String, List<String>> fields, String fileName) {
        return readItems(items(fields), fileName);
    }

    /** Splits lists, which forms and queries send repeated or comma-separated, into one item per value. */
    static Map<String, List<String>> items(Map<String, List<String>> fields) {
        Map<String, List<String>> items = new HashMap<>(fields);
        LISTS.forEach(name -> items.computeIfPresent(
                name,
                (key, values) -> values.stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .toList()));
        return items;
    }

    /** The same for lists that are already split: a comma is part of its item. */
    public TaskRequest.Form readItems(Map<String, List<String>> fields, String fileName) {
        fields.keySet().forEach(name -> {
            if (FORM.name(name) == null) {
                throw Problems.unknownField(name);
            }
        });
        ObjectNode values = TaskOption.read(fields, mapper);
        checkRange(values);
        checkTtl(values);
        String model = text(values, TaskOption.MODEL) == null
                ? models.defaultId()
                : models.checked(text(values, TaskOption.MODEL));
        checkTranslation(values, model);
        LanguageChoice language = languages(values);
        values.put("language", language.language());
        values.set("languages", mapper.valueToTree(language.languages()));
        values.put("script", language.script());
        return new TaskRequest.Form(
                text(values, TaskOption.NAME) == null ? fileName : text(values, TaskOption.NAME),
                model,
                TaskJson.options(values),
                lane(text(values, TaskOption.LANE)),
                Metadata.parse(text(values, TaskOption.METADATA), mapper),
                text(values, TaskOption.WEBHOOK_URL));
    }

    /** @throws ApiProblem 422 {@code unknown_language} */
    public static LanguageChoice language(String asked) {
        return LanguageChoice.of(asked).orElseThrow(() -> unknown(asked));
    }

    /** The number of an audio track; null = the default track. */
    public static Integer track(Map<String, List<String>> fields) {
        TaskOption track = TaskOption.TRACK;
        return (Integer) track.rule().read(track.field(), fields.getOrDefault(track.field(), List.of()));
    }

    private static LanguageChoice languages(ObjectNode values) {
        LanguageChoice asked = language(text(values, TaskOption.LANGUAGE));
        List<String> listed = new ArrayList<>();
        values.path(TaskOption.LANGUAGES.field()).forEach(item -> listed.add(item.textValue()));
        if (listed.isEmpty()) {
            return limited(asked);
        }
        LanguageChoice list = language(String.join(",", listed));
        List<String> codes = list.language() == null ? list.languages() : List.of(list.language());
        if (!codes.isEmpty() && (asked.language() != null || !asked.languages().isEmpty())) {
            throw OptionRule.invalid("languages", "Send a fixed language or a list to detect from, not both.");
        }
        String script = list.script() == null ? asked.script() : list.script();
        return limited(new LanguageChoice(asked.language(), codes, script));
    }

    private static LanguageChoice limited(LanguageChoice choice) {
        if (choice.languages().size() > MAX_LANGUAGES) {
            throw OptionRule.invalid("languages", "At most " + MAX_LANGUAGES + " languages.");
        }
        return choice;
    }

    private static ApiProblem unknown(String asked) {
        String shown = asked.length() > 40 ? asked.substring(0, 40) + "…" : asked;
        return Problems.of(
                        422,
                        "unknown_language",
                        "The language '" + shown + "' is not known: send a code of /api/config, or auto.")
                .with("field", "language");
    }

    private static void checkTranslation(ObjectNode values, String model) {
        if (TaskOptions.TRANSLATE.equals(text(values, TaskOption.TASK)) && !Models.translates(model)) {
            throw Problems.of(422, "not_offered", "The model '" + model + "' cannot translate: choose another one.")
                    .with("field", "model");
        }
    }

    /** Rounds the range to milliseconds, the unit of all times of a transcript. */
    private static void checkRange(ObjectNode values) {
        for (TaskOption time : List.of(TaskOption.START, TaskOption.END)) {
            JsonNode seconds = values.path(time.field());
            if (seconds.isNumber()) {
                values.put(time.field(), Math.round(seconds.doubleValue() * 1000) / 1000.0);
            }
        }
        JsonNode end = values.path(TaskOption.END.field());
        if (end.isNumber()
                && end.doubleValue() <= values.path(TaskOption.START.field()).asDouble(0)) {
            throw OptionRule.invalid("end", "The range must end after its start.");
        }
    }

    private void checkTtl(ObjectNode values) {
        JsonNode ttl = values.path(TaskOption.TTL_SECONDS.field());
        if (ttl.isNumber() && ttl.doubleValue() > retention.longestSeconds()) {
            throw OptionRule.invalid(
                    TaskOption.TTL_SECONDS.field(), "At most " + (long) retention.longestSeconds() + " seconds.");
        }
    }

    /** Null: the queue's rule applies. */
    private static Lane lane(String asked) {
        return asked.equals("auto") ? null : Lane.of(asked);
    }

    /** Null when it was not sent and has no default. */
    private static String text(ObjectNode values, TaskOption option) {
        return values.path(option.field()).textValue();
    }
}
