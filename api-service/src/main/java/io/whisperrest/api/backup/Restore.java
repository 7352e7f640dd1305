package io.whisperrest.api.backup;

import io.whisperrest.model.database.LiveDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Command line: {@code Restore FILE DATA_DIR} puts a copy of the database in place of the present one, which is set aside. Nothing
 * may use the database meanwhile; Redis has to forget {@code {stt}:epoch} before the services start again.
 *
 * <p>Exit status: 0 done, 1 failed with one line, 2 wrong use.
 */
public final class Restore {
    private static final List<String> FILES = List.of("app.db", "app.db-wal", "app.db-shm");

    private Restore() {}

    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    public static int run(String[] words, PrintStream out, PrintStream err) {
        if (words.length != 2) {
            err.println("usage: Restore FILE DATA_DIR");
            return 2;
        }
        try {
            Path copy = Path.of(words[0]);
            if (!Files.isRegularFile(copy)) {
                throw new IOException(copy + " does not exist");
            }
            Path aside = restore(copy, Path.of(words[1]).resolve("db"));
            out.println(aside);
            return 0;
        } catch (IOException e) {
            err.println("not restored: " + e.getMessage());
            return 1;
        }
    }

    /** Checks the copy beside the target first: until it is known to be whole, nothing is moved. */
    private static Path restore(Path copy, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("restored.part");
        Files.deleteIfExists(part);
        Files.copy(copy, part);
        try {
            LiveDatabase.requireIntact(part);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Path aside = Files.createTempDirectory(folder, "before-restore-");
        for (String name : FILES) {
            Path present = folder.resolve(name);
            if (Files.exists(present)) {
                Files.move(present, aside.resolve(name));
            }
        }
        LiveDatabase.putInPlace(part, folder.resolve("app.db"), "rw-rw----"); // the worker shares the group
        return aside;
    }
}
