package io.whisperrest.api.transcript;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.DownloadName;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Transcripts of many tasks as one zip, streamed while they are read. */
@ApplicationScoped
class Archive {
    private static final int MAX_TASKS = 100;
    private static final String SKIPPED = "_skipped.txt";

    private final TaskService tasks;
    private final Transcripts transcripts;

    Archive(TaskService tasks, Transcripts transcripts) {
        this.tasks = tasks;
        this.transcripts = transcripts;
    }

    /** A request for an archive, validated before the first byte. */
    record Order(List<String> ids, List<TranscriptFormat> formats) {

        /** @throws ApiProblem 422 {@code validation_failed} */
        static Order of(List<String> ids, List<String> formats) {
            List<String> distinct = ids.stream().distinct().toList();
            if (distinct.isEmpty() || distinct.size() > MAX_TASKS) {
                throw invalid("ids", "1 to " + MAX_TASKS + " ids.");
            }
            List<TranscriptFormat> forms =
                    formats.stream().distinct().map(Order::format).toList();
            return new Order(distinct, forms.isEmpty() ? List.of(TranscriptFormat.TEXT) : forms);
        }

        /** By name or file extension: {@code text} and {@code txt} are the same. */
        private static TranscriptFormat format(String word) {
            return TranscriptFormat.of(word.equals("txt") ? "text" : word)
                    .orElseThrow(() ->
                            invalid("format", "Formats are " + String.join(", ", TranscriptFormat.words()) + "."));
        }

        private static ApiProblem invalid(String field, String detail) {
            return Problems.invalid(field, detail);
        }
    }

    void write(Order order, String userId, OutputStream out) throws IOException {
        StringBuilder skipped = new StringBuilder();
        Set<String> names = new HashSet<>(Set.of(SKIPPED));
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String id : order.ids()) {
                try {
                    Task task = tasks.get(id, userId);
                    Transcript transcript = transcripts.newest(task);
                    for (TranscriptFormat format : order.formats()) {
                        String name = unique(DownloadName.base(task.name()), format.extension(), names);
                        entry(zip, name, format.write(Documents.of(task, transcript), null, false));
                    }
                } catch (ApiProblem problem) {
                    skipped.append(id).append('\t').append(problem.code()).append('\n');
                }
            }
            if (!skipped.isEmpty()) {
                entry(zip, SKIPPED, skipped.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Appends a number, {@code name (2).srt}, when the name is taken; compares without case for file systems that ignore it. */
    private static String unique(String base, String extension, Set<String> taken) {
        String name = base + "." + extension;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = base + " (" + n + ")." + extension;
        }
        return name;
    }
}
