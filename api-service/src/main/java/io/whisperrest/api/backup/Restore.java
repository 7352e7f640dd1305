package io.whisperrest.api.backup;

import io.whisperrest.model.database.LiveDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Command line: {@code Restore FILE DATA_DIR} replaces the database by a copy and sets the present one aside. Stop all services first,
 * and delete {@code {stt}:epoch} in Redis before they start again. All users have to sign in again, and whatever was revoked since the
 * copy stays revoked.
 *
 * <p>Exit status: 0 success, 1 failure with one line, 2 wrong usage.
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
            Path aside = restore(copy, Path.of(words[1]).resolve("db"), err);
            out.println(aside);
            return 0;
        } catch (IOException e) {
            err.println("not restored: " + e.getMessage());
            return 1;
        }
    }

    /** Verifies the copy next to the target first, and moves nothing until it is known to be intact. */
    private static Path restore(Path copy, Path folder, PrintStream err) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("restored.part");
        Files.deleteIfExists(part);
        Files.copy(copy, part);
        try {
            LiveDatabase.requireIntact(part);
            RevocationRepository access = new RevocationRepository(part);
            access.endSessions(System.currentTimeMillis());
            if (!access.takeOverFrom(folder.resolve("app.db"))) {
                err.println("there is no readable database to compare with: API keys and share links that were revoked"
                        + " after this copy work again, passwords are those of the copy. Look through them");
            }
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
        LiveDatabase.putInPlace(part, folder.resolve("app.db"), "rw-rw----"); // the worker's user is in the group
        return aside;
    }
}
