package io.whisperrest.api.testing;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.search.TaskTextRepository;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskText;
import io.whisperrest.model.task.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Acts as the worker: gives a task made through the API a transcript in the database. */
public final class RecognisedTask {
    public static final byte[] WAV = Arrays.copyOf("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1), 3244);

    private RecognisedTask() {}

    /** One window with one segment. */
    public record Line(String text, Integer channel) {}

    public static String made(TestAccount account, String name) {
        return account.request()
                .contentType("audio/wav")
                .queryParam("name", name)
                .body(WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** A successful task: one line every two seconds, and one second of silence. */
    public static String of(TestAccount account, Database database, String name, String... lines) {
        String id = made(account, name);
        recognise(
                database,
                id,
                Arrays.stream(lines).map(text -> new Line(text, null)).toList());
        return id;
    }

    public static void recognise(Database database, String id, List<Line> lines) {
        String text = String.join(" ", lines.stream().map(Line::text).toList());
        for (int n = 0; n < lines.size(); n++) {
            commit(database, id, n, lines.get(n));
        }
        database.write(handle -> {
            handle.createUpdate(
                            "UPDATE task SET status = 'SUCCESS', fence = 1, started_at = 2, finished_at = 3, worker = NULL,"
                                    + " windows_total = :n, windows_done = :n, audio_ms = :ms, done_ms = :ms,"
                                    + " detected_language = 'en', preview = :preview WHERE id = :id")
                    .bind("n", lines.size())
                    .bind("ms", 2000L * lines.size() + 1000)
                    .bind("preview", TaskText.preview(text))
                    .bind("id", id)
                    .execute();
            return indexed(handle, id, text);
        });
    }

    /** Makes the task findable by that text. */
    private static boolean indexed(Handle handle, String id, String text) {
        Task task = handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Task.class)
                .one();
        TaskTextRepository.write(handle, id, task.userId(), task.name(), text);
        return true;
    }

    /** Commits one window with one line while the task still runs. */
    public static void commit(Database database, String id, int n, Line line) {
        long start = 2000L * n;
        List<Word> words = Arrays.stream(line.text().split(" "))
                .map(word -> new Word(word, start, start + 100, 0.9, false))
                .toList();
        database.write(handle -> handle.createUpdate("INSERT INTO segment (task_id, seq, window_index, window_start_ms,"
                        + " fence, start_ms, end_ms, text, words, tokens, language, channel, avg_logprob) VALUES (:id, :n, :n,"
                        + " :start, 1, :start, :end, :text, :words, '[]', 'en', :channel, -0.2)")
                .bind("id", id)
                .bind("n", n)
                .bind("start", start)
                .bind("end", start + 1500)
                .bind("text", line.text())
                .bind("words", TaskJson.write(words))
                .bind("channel", line.channel())
                .execute());
    }
}
