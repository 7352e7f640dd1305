package io.whisperrest.api.backup;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Command line: {@code BackUp DATA_DIR} copies the database, even while services use it, and prints the path of the copy. A copy made
 * by the operator may use the disk's reserved space.
 *
 * <p>Exit status: 0 success, 1 failure with one line, 2 wrong usage.
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
        Path data = Path.of(words[0]);
        try {
            out.println(new BackupFolder(data, new DiskSpace(data, 0)).add(Instant.now()));
            return 0;
        } catch (IOException | IllegalStateException e) {
            err.println("no backup: " + e.getMessage());
            return 1;
        }
    }
}
