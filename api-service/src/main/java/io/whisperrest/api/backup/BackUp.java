package io.whisperrest.api.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Command line: {@code BackUp DATA_DIR} copies the database of services that may be running, and prints the copy's path.
 *
 * <p>Exit status: 0 done, 1 failed with one line, 2 wrong use.
 */
public final class BackUp {
    private BackUp() {}

    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    public static int run(String[] words, PrintStream out, PrintStream err) {
        if (words.length != 1) {
            err.println("usage: BackUp DATA_DIR");
            return 2;
        }
        try {
            out.println(new BackupFolder(Path.of(words[0])).add(Instant.now()));
            return 0;
        } catch (IOException | IllegalStateException e) {
            err.println("no backup: " + e.getMessage());
            return 1;
        }
    }
}
