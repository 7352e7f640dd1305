package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.model.task.Languages;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The options of docs/api.md, as a form or a query spells them: each value checked, nothing dropped in silence. */
@ApplicationScoped
public class OptionFields {
    private static final Set<String> SINGLE = Set.of(
            "name",
            "language",
            "task",
            "model",
            "prompt",
            "words",
            "temperature",
            "start",
            "end",
            "channels",
            "lane",
            "metadata",
            "webhookUrl",
            "ttlSeconds");
    private static final Set<String> LISTS = Set.of("languages", "keywords");
    /** Planned, not made yet: told apart from a misspelt name. */
    private static final Set<String> NOT_OFFERED =
            Set.of("reuse", "diarize", "minSpeakers", "maxSpeakers", "audioUrl", "pcm");

    private static final int MOST_LANGUAGES = 20;
    private static final int LONGEST_PROMPT = 1000;
    private static final int MOST_KEYWORDS = 100;
    private static final int LONGEST_KEYWORD = 64;
    private static final int SHORTEST_TTL = 60;

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

    /** The fields a form may have. */
    public static FormFields form() {
        return FORM;
    }

    /**
     * @param fields by name; an absent one has its default
     * @param fileName used where no name was sent
     * @throws ApiProblem 400 {@code unknown_field}; 422 {@code validation_failed}, {@code unknown_language}, {@code unknown_model},
     *     {@code not_offered}
     */
    public TaskRequest.Form read(Map<String, List<String>> fields, String fileName) {
        return readItems(items(fields), fileName);
    }

    /** Lists as forms and queries send them, repeated or comma-separated, become one item a value. */
    static Map<String, List<String>> items(Map<String, List<String>> fields) {
        Map<String, List<String>> items = new HashMap<>(fields);
        LISTS.forEach(name -> items.computeIfPresent(
                name,
                (key, values) -> values.stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .toList()));
        return items;
    }

    /** The same for lists whose values are items already: a comma belongs to its item. */
    public TaskRequest.Form readItems(Map<String, List<String>> fields, String fileName) {
        Values values = new Values(fields);
        values.fields().keySet().forEach(name -> {
            if (FORM.name(name) == null) {
                throw Problems.unknownField(name);
            }
        });
        String language = language(values.one("language"));
        List<String> languages = values.list("languages").stream()
                .map(OptionFields::language)
                .filter(code -> code != null)
                .distinct()
                .toList();
        if (languages.size() > MOST_LANGUAGES) {
            throw invalid("languages", "At most " + MOST_LANGUAGES + " languages.");
        }
        if (language != null && !languages.isEmpty()) {
            throw invalid("languages", "Send a fixed language or a list to detect from, not both.");
        }
        String model = values.one("model") == null ? models.defaultId() : models.checked(values.one("model"));
        boolean translate = translate(values.one("task"), model);
        long startMs = values.milliseconds("start") == null ? 0 : values.milliseconds("start");
        Long endMs = values.milliseconds("end");
        if (endMs != null && endMs <= startMs) {
            throw invalid("end", "The range must end after its start.");
        }
        TaskOptions options = new TaskOptions(
                language,
                languages,
                translate,
                prompt(values.one("prompt")),
                keywords(values.list("keywords")),
                values.flag("words", true),
                values.number("temperature", 0, 0, 1),
                startMs,
                endMs,
                channels(values.or("channels", "mix")),
                ttl(values));
        return new TaskRequest.Form(
                values.or("name", fileName),
                model,
                options,
                lane(values.or("lane", "auto")),
                Metadata.parse(values.one("metadata"), mapper),
                values.one("webhookUrl"));
    }

    /** The code; null for {@code auto} and nothing. */
    public static String language(String asked) {
        if (asked == null || asked.isBlank() || asked.strip().equalsIgnoreCase("auto")) {
            return null;
        }
        return Languages.fold(asked).orElseThrow(() -> unknown(asked));
    }

    private static ApiProblem unknown(String asked) {
        String shown = asked.length() > 40 ? asked.substring(0, 40) + "…" : asked;
        return Problems.of(
                        422,
                        "unknown_language",
                        "The language '" + shown + "' is not known: send a code of /api/config, or auto.")
                .with("field", "language");
    }

    private static boolean translate(String task, String model) {
        if (task == null || task.equals("transcribe")) {
            return false;
        }
        if (!task.equals("translate")) {
            throw invalid("task", "The task is transcribe or translate.");
        }
        if (!Models.translates(model)) {
            throw Problems.of(422, "not_offered", "The model '" + model + "' cannot translate: choose another one.")
                    .with("field", "model");
        }
        return true;
    }

    private static String prompt(String prompt) {
        if (prompt != null && prompt.length() > LONGEST_PROMPT) {
            throw invalid("prompt", "A prompt has at most " + LONGEST_PROMPT + " characters.");
        }
        return prompt == null || prompt.isBlank() ? null : prompt;
    }

    private static List<String> keywords(List<String> keywords) {
        if (keywords.size() > MOST_KEYWORDS || keywords.stream().anyMatch(word -> word.length() > LONGEST_KEYWORD)) {
            throw invalid(
                    "keywords",
                    "At most " + MOST_KEYWORDS + " keywords of at most " + LONGEST_KEYWORD + " characters.");
        }
        return keywords;
    }

    private static String channels(String channels) {
        if (!channels.matches("mix|split|[1-8]")) {
            throw invalid("channels", "Channels are mix, split, or a number from 1 to 8.");
        }
        return channels;
    }

    /** Null: by the rule of the queue. */
    private static Lane lane(String asked) {
        return switch (asked) {
            case "auto" -> null;
            case "hi" -> Lane.HI;
            case "normal" -> Lane.NORMAL;
            case "bulk" -> Lane.BULK;
            default -> throw invalid("lane", "The lane is auto, normal, bulk or hi.");
        };
    }

    private Long ttl(Values values) {
        if (values.one("ttlSeconds") == null) {
            return null;
        }
        double seconds = values.number("ttlSeconds", 0, SHORTEST_TTL, retention.longestSeconds());
        if (seconds != Math.rint(seconds)) {
            throw invalid("ttlSeconds", "Whole seconds.");
        }
        return (long) seconds;
    }

    private static ApiProblem invalid(String field, String detail) {
        return Problems.invalid(field, detail).with("field", field);
    }

    private record Values(Map<String, List<String>> fields) {
        String one(String name) {
            List<String> values = fields.getOrDefault(name, List.of());
            if (values.size() > 1) {
                throw Problems.malformed("The field '" + name + "' was sent twice.");
            }
            return values.isEmpty() || values.get(0).isBlank()
                    ? null
                    : values.get(0).strip();
        }

        String or(String name, String otherwise) {
            String value = one(name);
            return value == null ? otherwise : value;
        }

        List<String> list(String name) {
            return fields.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }

        boolean flag(String name, boolean otherwise) {
            String value = or(name, Boolean.toString(otherwise));
            if (!Arrays.asList("true", "false", "1", "0").contains(value)) {
                throw invalid(name, "Send true or false.");
            }
            return value.equals("true") || value.equals("1");
        }

        double number(String name, double otherwise, double least, double most) {
            String value = one(name);
            try {
                double number = value == null ? otherwise : Double.parseDouble(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw invalid(name, "A number from " + least + " to " + most + ".");
        }

        Long milliseconds(String name) {
            return one(name) == null ? null : Math.round(number(name, 0, 0, 1e7) * 1000);
        }
    }
}
