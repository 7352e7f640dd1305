package io.whisperrest.api.task;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The options of a new task, each with its JSON type. Forms, queries, JSON bodies and users' defaults know the same ones. */
enum TaskOption {
    NAME("name", Type.TEXT, true),
    LANGUAGE("language", Type.TEXT, false),
    LANGUAGES("languages", Type.LIST, false),
    TASK("task", Type.TEXT, false),
    MODEL("model", Type.TEXT, false),
    PROMPT("prompt", Type.TEXT, false),
    KEYWORDS("keywords", Type.LIST, false),
    WORDS("words", Type.FLAG, false),
    TEMPERATURE("temperature", Type.NUMBER, false),
    START("start", Type.NUMBER, true),
    END("end", Type.NUMBER, true),
    CHANNELS("channels", Type.TEXT, false),
    TRACK("track", Type.NUMBER, false),
    LANE("lane", Type.TEXT, false),
    METADATA("metadata", Type.OBJECT, true),
    WEBHOOK_URL("webhookUrl", Type.TEXT, false),
    TTL_SECONDS("ttlSeconds", Type.NUMBER, false);

    /** The type in JSON; a form spells all of them as text, and lists repeated or comma-separated. */
    enum Type {
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        LIST("a list of texts"),
        OBJECT("an object");

        private final String phrase;

        Type(String phrase) {
            this.phrase = phrase;
        }

        /** For a message: "must be …". */
        String phrase() {
            return phrase;
        }
    }

    private final String field;
    private final Type type;
    private final boolean ofOneRecording;

    /** @param ofOneRecording true when a user cannot have a default for it */
    TaskOption(String field, Type type, boolean ofOneRecording) {
        this.field = field;
        this.type = type;
        this.ofOneRecording = ofOneRecording;
    }

    String field() {
        return field;
    }

    Type type() {
        return type;
    }

    boolean isOfOneRecording() {
        return ofOneRecording;
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
}
