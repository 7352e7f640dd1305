package io.whisperrest.model.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The rows by which tasks are found, one a task. The database keeps its index of their terms up to date. */
public final class TaskTextRepository {
    /** UTF-8 bytes of all terms. PostgreSQL takes 1 MiB; twenty hours of speech have about a fifth of this. */
    private static final int MAX_BYTES = 512 * 1024;

    private TaskTextRepository() {}

    /**
     * Writes what the task is found by, in place of what was there.
     *
     * @param name null = none
     */
    public static void write(Handle handle, String taskId, String userId, String name, String text) {
        handle.createUpdate("""
                INSERT INTO task_text (task_id, name, text, terms)
                VALUES (:id, :name, :text, :terms)
                ON CONFLICT (task_id) DO UPDATE SET name = excluded.name, text = excluded.text, terms = excluded.terms""")
                .bind("id", taskId)
                .bind("name", folded(name == null ? "" : name))
                .bind("text", folded(text))
                .bind("terms", terms(userId, name, text))
                .execute();
    }

    /** Writes another name; the text stays. */
    public static void rename(Handle handle, String taskId, String userId, String name) {
        String text = handle.createQuery("SELECT text FROM task_text WHERE task_id = :id")
                .bind("id", taskId)
                .mapTo(String.class)
                .findOne()
                .orElse("");
        write(handle, taskId, userId, name, text);
    }

    /** Lower case, and е for ё, which many do not type. In Java, because SQLite folds Latin letters only. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
    }

    /** A term that all texts of a user share and no other text has. No word begins with that sign, so no typed word finds it. */
    static String owner(String userId) {
        return "§" + userId.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String terms(String userId, String name, String text) {
        Set<String> terms = new LinkedHashSet<>(List.of(owner(userId)));
        int bytes = 0;
        for (SearchWord word : SearchWord.of((name == null ? "" : name) + '\n' + text)) {
            for (String term : List.of(word.written(), word.stem())) {
                if (bytes < MAX_BYTES && terms.add(term)) {
                    bytes += term.getBytes(StandardCharsets.UTF_8).length;
                }
            }
        }
        return String.join(" ", terms);
    }
}
