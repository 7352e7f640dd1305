package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.task.OptionRule.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The options of a new task: names, rules and documentation. Forms, queries, JSON bodies, users' defaults and the OpenAPI document all
 * take them from here. What an option means for the work is in {@link io.whisperrest.model.task.TaskOptions}.
 */
enum TaskOption {
    NAME("name", OptionRule.text(), "At most 255 characters; default: the file's name"),
    LANGUAGE(
            "language",
            OptionRule.text("auto"),
            "Code, tag or name, or auto; zh-CN, zh-TW, zh-HK, sr-Latn and sr-Cyrl also select the script of the text"),
    LANGUAGES("languages", OptionRule.list(), "Codes, tags or names to choose from when the language is detected"),
    TASK(
            "task",
            OptionRule.matching("transcribe", "transcribe|translate", "The task is transcribe or translate."),
            "transcribe, or translate to English"),
    MODEL("model", OptionRule.text(), "Id of a model of this server"),
    PROMPT(
            "prompt",
            OptionRule.text(
                    OptionFields.MAX_PROMPT, "A prompt has at most " + OptionFields.MAX_PROMPT + " characters."),
            "Text of at most " + OptionFields.MAX_PROMPT + " characters that guides spelling and style"),
    KEYWORDS(
            "keywords",
            OptionRule.list(100, 64, "At most 100 keywords of at most 64 characters."),
            "Names and terms to expect"),
    WORDS("words", OptionRule.flag(true), "Word times"),
    TEMPERATURE("temperature", OptionRule.number(0.0, 0, 1), "0 to 1"),
    START("start", OptionRule.number(null, 0, 1e7), "Start of the part to transcribe, in seconds"),
    END("end", OptionRule.number(null, 0, 1e7), "End of the part to transcribe, in seconds"),
    CHANNELS(
            "channels",
            OptionRule.matching("mix", "mix|split|[1-8]", "Channels are mix, split, or a number from 1 to 8."),
            "mix, split or a number from 1 to 8"),
    /** ffmpeg opens at most a thousand streams. */
    TRACK("track", OptionRule.integer(1, 1000), "Number of the audio track, from 1; default: the default track"),
    METADATA("metadata", OptionRule.object(), "At most 16 strings, returned with the task"),
    WEBHOOK_URL("webhookUrl", OptionRule.text(), "https URL to call when the task ends"),
    LANE(
            "lane",
            OptionRule.matching("auto", "auto|normal|bulk|hi", "The lane is auto, normal, bulk or hi."),
            "auto, normal, bulk or hi"),
    TTL_SECONDS("ttlSeconds", OptionRule.integer(60), "Everything of the task is erased this long after its end");

    /** Options of one recording: a user cannot have defaults for them. */
    static final Set<TaskOption> OF_ONE_RECORDING = Set.of(NAME, START, END, METADATA);

    private final String field;
    private final OptionRule rule;
    private final String description;

    TaskOption(String field, OptionRule rule, String description) {
        this.field = field;
        this.rule = rule;
        this.description = description;
    }

    String field() {
        return field;
    }

    OptionRule rule() {
        return rule;
    }

    Type type() {
        return rule.type();
    }

    /** For the OpenAPI document. */
    String description() {
        return description;
    }

    static Optional<TaskOption> of(String field) {
        return Arrays.stream(values())
                .filter(option -> option.field.equals(field))
                .findFirst();
    }

    /** Field names of the options that match. */
    static Set<String> fields(Predicate<TaskOption> which) {
        return Arrays.stream(values()).filter(which).map(TaskOption::field).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * All options with their defaults applied; each value is valid by itself.
     *
     * @param fields with lists already split
     * @throws ApiProblem 400, 422 {@code validation_failed}
     */
    static ObjectNode read(Map<String, List<String>> fields, ObjectMapper mapper) {
        ObjectNode values = mapper.createObjectNode();
        for (TaskOption option : values()) {
            Object value = option.rule.read(option.field, fields.getOrDefault(option.field, List.of()));
            values.set(option.field, mapper.valueToTree(value));
        }
        return values;
    }
}
