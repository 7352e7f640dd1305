package io.whisperrest.api.openai;

import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.FormReader;
import io.whisperrest.api.task.Models;
import io.whisperrest.api.task.OptionFields;
import io.whisperrest.api.task.TaskRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form of OpenAI's audio calls. Lists come as {@code name}, {@code name[]} or {@code name[0]}. An unknown field is skipped and
 * reported; a known field that is not supported is rejected. One instance per request.
 */
final class AudioFields implements FormFields, FormReader {
    private static final Set<String> SINGLE = Set.of(
            "model", "language", "prompt", "response_format", "temperature", "stream", "chunking_strategy", "track");
    private static final Set<String> LISTS = Set.of("languages", "keywords", "timestamp_granularities", "include");
    private static final Set<String> NOT_OFFERED = Set.of("known_speaker_names", "known_speaker_references");
    /** Limits the ignored fields that are reported, because headers have a size limit. */
    private static final int MAX_LISTED = 20;

    private static final int MAX_LISTED_LENGTH = 40;
    private static final int MAX_WORD = 100;
    private static final Set<String> FORMATS = Set.of("json", "text", "srt", "verbose_json", "vtt");

    private final ModelNames models;
    private final OptionFields options;
    private final boolean translate;
    private final Set<String> ignored = new LinkedHashSet<>();
    private Answer answer;
    private ModelNames.Choice chosen;

    AudioFields(ModelNames models, OptionFields options, boolean translate) {
        this.models = models;
        this.options = options;
        this.translate = translate;
    }

    /**
     * The requested form of the response.
     *
     * @param format {@code json text srt verbose_json vtt}
     */
    record Answer(String format, boolean segments, boolean words, boolean stream, boolean languages) {}

    @Override
    public String name(String sent) {
        String name = sent.replaceFirst("\\[\\d*]$", "");
        if (NOT_OFFERED.contains(name)) {
            throw unsupported(name, "'" + name + "' is not offered here.");
        }
        if (LISTS.contains(name) || SINGLE.contains(sent)) {
            return name;
        }
        if (ignored.size() < MAX_LISTED) {
            String shown = sent.substring(0, Math.min(sent.length(), MAX_LISTED_LENGTH));
            ignored.add(shown.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?"));
        }
        return IGNORED;
    }

    @Override
    public boolean isList(String name) {
        return LISTS.contains(name);
    }

    /** Available after {@link #read}. */
    Answer answer() {
        return answer;
    }

    /** Available after {@link #read}. */
    ModelNames.Choice model() {
        return chosen;
    }

    Set<String> ignored() {
        return ignored;
    }

    /** Converts the whole form to the options of docs/api.md. */
    @Override
    public TaskRequest.Form read(Map<String, List<String>> fields, String fileName) {
        String model = one(fields, "model");
        if (model == null) {
            throw Problems.of(400, "missing_required_parameter", "Send a model, for instance whisper-1.")
                    .with("param", "model");
        }
        chosen = models.resolve(model);
        String id = chosen.id();
        if (translate && !Models.translates(id)) {
            throw unsupported("model", "The model '" + id + "' cannot translate.");
        }
        answer = answer(fields);
        Map<String, List<String>> ours = new HashMap<>();
        ours.put("model", List.of(id));
        ours.put("task", List.of(translate ? "translate" : "transcribe"));
        String prompt = one(fields, "prompt");
        if (prompt != null) {
            ours.put("prompt", List.of(lastPart(prompt)));
        }
        for (String same : List.of("temperature", "language", "languages", "keywords", "track")) {
            if (fields.containsKey(same)) {
                ours.put(same, fields.get(same));
            }
        }
        return options.read(ours, fileName);
    }

    private Answer answer(Map<String, List<String>> fields) {
        String format = one(fields, "response_format") == null ? "json" : one(fields, "response_format");
        if (!FORMATS.contains(format)) {
            throw unsupported("response_format", "response_format is one of json, text, srt, verbose_json, vtt.");
        }
        Granularities granularities = format.equals("verbose_json")
                ? Granularities.read(fields.get("timestamp_granularities"))
                : Granularities.NONE_ASKED;
        if (one(fields, "include") != null) {
            throw unsupported("include", "Nothing can be included here yet.");
        }
        String chunking = one(fields, "chunking_strategy");
        if (chunking != null && !chunking.equals("auto")) {
            throw unsupported("chunking_strategy", "Only auto is offered.");
        }
        boolean stream = flag(one(fields, "stream"));
        if (stream && Set.of("srt", "vtt").contains(format)) {
            throw unsupported("stream", "Captions cannot be streamed: ask for json, text or verbose_json.");
        }
        boolean words = granularities.words() && !translate;
        return new Answer(format, granularities.segments(), words, stream, fields.containsKey("languages"));
    }

    /** OpenAI accepts a prompt of any length and uses only its end. */
    private static String lastPart(String prompt) {
        if (prompt.length() <= OptionFields.MAX_PROMPT) {
            return prompt;
        }
        String end = prompt.substring(prompt.length() - OptionFields.MAX_PROMPT);
        int space = end.indexOf(' ');
        if (space >= 0 && space < MAX_WORD) {
            return end.substring(space + 1);
        }
        return Character.isLowSurrogate(end.charAt(0)) ? end.substring(1) : end;
    }

    private static boolean flag(String value) {
        if (value != null && !Set.of("true", "false", "1", "0", "True", "False").contains(value)) {
            throw Problems.of(400, "invalid_value", "stream is true or false.").with("param", "stream");
        }
        return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
    }

    private static String one(Map<String, List<String>> fields, String name) {
        List<String> values = new ArrayList<>(fields.getOrDefault(name, List.of()));
        values.removeIf(String::isBlank);
        return values.isEmpty() ? null : values.get(0).strip();
    }

    private static ApiProblem unsupported(String param, String detail) {
        return Problems.of(400, "unsupported_value", detail).with("param", param);
    }
}
