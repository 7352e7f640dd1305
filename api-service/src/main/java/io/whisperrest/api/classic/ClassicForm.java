package io.whisperrest.api.classic;

import io.whisperrest.api.task.FormReader;
import io.whisperrest.api.task.OptionFields;
import io.whisperrest.api.task.TaskRequest;
import io.whisperrest.model.task.LanguageChoice;
import io.whisperrest.model.task.TaskOptions;
import java.util.List;
import java.util.Map;

/** The fields of {@code POST /transcribe}: the language and the audio track, everything else by default. */
final class ClassicForm implements FormReader {
    @Override
    public TaskRequest.Form read(Map<String, List<String>> fields, String fileName) {
        LanguageChoice language = OptionFields.language(
                fields.getOrDefault("language", List.of("auto")).get(0));
        return new TaskRequest.Form(fileName, null, TaskOptions.plain(language, OptionFields.track(fields)));
    }
}
