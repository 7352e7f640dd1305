package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.model.task.LanguageChoice;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The options of docs/api.md in a form or query. Validates every value and drops none silently. */
@ApplicationScoped
public class OptionFields {
    private static final Set<String> SINGLE = TaskOption.fields(option -> option.type() != TaskOption.Type.LIST);
    private static final Set<String> LISTS = TaskOption.fields(option -> option.type() == TaskOption.Type.LIST);
    /** Planned but not implemented; reported differently from a misspelled name. */
    private static final Set<String> NOT_OFFERED =
            Set.of("reuse", "diarize", "minSpeakers", "maxSpeakers", "audioUrl", "pcm");

    private static final int MAX_LANGUAGES = 20;
    /** A model reads 224 tokens of a prompt, which in practice is at most this many characters. */
    public static final int MAX_PROMPT = 1500;

    private static final int MAX_KEYWORDS = 100;
    private static final int MAX_KEYWORD_LENGTH = 64;
    private static final int MIN_TTL = 60;
    /** The maximum number of streams that ffmpeg opens. */
    private static final int MAX_TRACKS = 1000;

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
        Values values = new Values(fields);
        values.fields().keySet().forEach(name -> {
            if (FORM.name(name) == null) {
                throw Problems.unknownField(name);
            }
        });
        LanguageChoice language = languages(values);
        String model = values.one("model") == null ? models.defaultId() : models.checked(values.one("model"));
        boolean translate = translate(values.one("task"), model);
        long startMs = values.milliseconds("start") == null ? 0 : values.milliseconds("start");
        Long endMs = values.milliseconds("end");
        if (endMs != null && endMs <= startMs) {
            throw invalid("end", "The range must end after its start.");
        }
        TaskOptions options = new TaskOptions(
                language.language(),
                language.languages(),
                translate,
                prompt(values.one("prompt")),
                keywords(values.list("keywords")),
                values.flag("words", true),
                values.number("temperature", 0, 0, 1),
                startMs,
                endMs,
                channels(values.or("channels", "mix")),
                ttl(values),
                values.track(),
                language.script());
        return new TaskRequest.Form(
                values.or("name", fileName),
                model,
                options,
                lane(values.or("lane", "auto")),
                Metadata.parse(values.one("metadata"), mapper),
                values.one("webhookUrl"));
    }

    /** @throws ApiProblem 422 {@code unknown_language} */
    public static LanguageChoice language(String asked) {
        return LanguageChoice.of(asked).orElseThrow(() -> unknown(asked));
    }

    private static LanguageChoice languages(Values values) {
        LanguageChoice asked = language(values.one("language"));
        List<String> listed = values.list("languages");
        if (listed.isEmpty()) {
            return limited(asked);
        }
        LanguageChoice list = language(String.join(",", listed));
        List<String> codes = list.language() == null ? list.languages() : List.of(list.language());
        if (!codes.isEmpty() && (asked.language() != null || !asked.languages().isEmpty())) {
            throw invalid("languages", "Send a fixed language or a list to detect from, not both.");
        }
        String script = list.script() == null ? asked.script() : list.script();
        return limited(new LanguageChoice(asked.language(), codes, script));
    }

    private static LanguageChoice limited(LanguageChoice choice) {
        if (choice.languages().size() > MAX_LANGUAGES) {
            throw invalid("languages", "At most " + MAX_LANGUAGES + " languages.");
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
        if (prompt != null && prompt.length() > MAX_PROMPT) {
            throw invalid("prompt", "A prompt has at most " + MAX_PROMPT + " characters.");
        }
        return prompt == null || prompt.isBlank() ? null : prompt;
    }

    private static List<String> keywords(List<String> keywords) {
        if (keywords.size() > MAX_KEYWORDS || keywords.stream().anyMatch(word -> word.length() > MAX_KEYWORD_LENGTH)) {
            throw invalid(
                    "keywords",
                    "At most " + MAX_KEYWORDS + " keywords of at most " + MAX_KEYWORD_LENGTH + " characters.");
        }
        return keywords;
    }

    private static String channels(String channels) {
        if (!channels.matches("mix|split|[1-8]")) {
            throw invalid("channels", "Channels are mix, split, or a number from 1 to 8.");
        }
        return channels;
    }

    /** The number of an audio track; null = the default track. */
    public static Integer track(Map<String, List<String>> fields) {
        return new Values(fields).track();
    }

    /** Null: the queue's rule applies. */
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
        double seconds = values.number("ttlSeconds", 0, MIN_TTL, retention.longestSeconds());
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
                // rejected below
            }
            throw invalid(name, "A number from " + least + " to " + most + ".");
        }

        Integer track() {
            if (one("track") == null) {
                return null;
            }
            double number = number("track", 1, 1, MAX_TRACKS);
            if (number != Math.rint(number)) {
                throw invalid("track", "A whole number.");
            }
            return (int) number;
        }

        Long milliseconds(String name) {
            return one(name) == null ? null : Math.round(number(name, 0, 0, 1e7) * 1000);
        }
    }
}
