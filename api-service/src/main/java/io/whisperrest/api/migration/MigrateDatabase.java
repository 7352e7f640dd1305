package io.whisperrest.api.migration;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStoreUnavailable;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Command line: {@code MigrateDatabase copy|compare} makes the database MIGRATE_TO equal to MIGRATE_FROM, and the store of recordings
 * MIGRATE_AUDIO_TO to MIGRATE_AUDIO_FROM, variables of the environment because a URL may hold a password. A database is a data directory
 * or {@code postgresql://…}, a store is a data directory or {@code s3://…}. May be interrupted and repeated. The services may run during a
 * first pass; stop them for the last one.
 *
 * <p>Exit status: 0 equal, 1 failure with one line, 2 wrong usage, 3 there are differences.
 */
public final class MigrateDatabase {
    private static final int DIFFERENT = 3;

    private final DatabaseLocation from;
    private final DatabaseLocation to;
    private final String audioFrom;
    private final String audioTo;
    private final UnaryOperator<String> environment;
    private final PrintStream out;

    private MigrateDatabase(UnaryOperator<String> environment, PrintStream out) {
        this.from = DatabaseLocation.of(required(environment, "MIGRATE_FROM"));
        this.to = DatabaseLocation.of(required(environment, "MIGRATE_TO"));
        this.audioFrom = required(environment, "MIGRATE_AUDIO_FROM");
        this.audioTo = required(environment, "MIGRATE_AUDIO_TO");
        this.environment = environment;
        this.out = out;
    }

    private static String required(UnaryOperator<String> environment, String name) {
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    public static void main(String[] words) {
        System.exit(run(words, System::getenv, System.out, System.err));
    }

    /** @param environment looks up a variable; null = not set */
    public static int run(String[] words, UnaryOperator<String> environment, PrintStream out, PrintStream err) {
        if (words.length != 1 || !List.of("copy", "compare").contains(words[0])) {
            err.println("usage: MigrateDatabase copy|compare");
            return 2;
        }
        try {
            MigrateDatabase move = new MigrateDatabase(environment, out);
            return words[0].equals("copy") ? move.copy(err) : move.compare();
        } catch (SQLException
                | IOException
                | IllegalStateException
                | IllegalArgumentException
                | AudioStoreUnavailable e) {
            err.println("error: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"));
            return 1;
        }
    }

    private int compare() throws SQLException, IOException {
        if (!to.exists()) {
            out.println(to + " has no schema yet: everything would be copied");
            return DIFFERENT;
        }
        return tables(false, true) + audio(false) == 0 ? 0 : DIFFERENT;
    }

    private int copy(PrintStream err) throws SQLException, IOException {
        Installation source = Installation.of(from);
        to.prepare();
        source.requireMayReplace(from, to, "1".equals(environment.apply("FORCE")));
        audio(true);
        tables(true, true);
        long open = source.openUploads();
        if (open > 0) {
            err.println("warning: the bytes of " + open
                    + " resumable uploads that no task has used are not moved; their" + " senders begin again");
        }
        long left = tables(false, false) + audio(false);
        out.println(left == 0 ? "equal" : left + " rows or files have changed meanwhile: run it again");
        return left == 0 ? 0 : DIFFERENT;
    }

    /** @return number of rows that differed */
    private long tables(boolean write, boolean print) throws SQLException {
        long changed = 0;
        try (Connection source = Snapshot.of(from)) {
            TableSync sync = new TableSync(from, source, to);
            for (TableShape table : TableShape.all(source)) {
                TableSync.Outcome outcome = write ? sync.copy(table) : sync.compare(table);
                changed += outcome.changed();
                if (print) {
                    out.printf(
                            Locale.ROOT,
                            "%-20s %9d rows  %s  %d %s%n",
                            outcome.table(),
                            outcome.rows(),
                            outcome.digest().substring(0, 16),
                            outcome.changed(),
                            write ? "changed" : "different");
                }
            }
        }
        return changed;
    }

    /**
     * Recordings go first, so that no task in the new database lacks its own.
     *
     * @return number of files that differed
     */
    private long audio(boolean write) throws SQLException, IOException {
        if (audioFrom.equals(audioTo)) {
            return 0;
        }
        Installation installation = Installation.of(from);
        try (AudioStore source = Stores.open(audioFrom, environment, false);
                AudioStore target = Stores.open(audioTo, environment, true)) {
            if (write) {
                target.requireUsable();
                target.requireOwner(installation.id());
            }
            AudioSync.Outcome outcome = new AudioSync(source, target).pass(installation.checksums(), write);
            out.printf(
                    Locale.ROOT,
                    "%-20s %9d        %d files, %d bytes %s%n",
                    "recordings",
                    outcome.recordings(),
                    outcome.copied(),
                    outcome.bytes(),
                    write ? "copied" : "different");
            return outcome.copied();
        }
    }
}
