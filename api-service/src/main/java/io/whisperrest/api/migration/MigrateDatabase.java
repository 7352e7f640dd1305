package io.whisperrest.api.migration;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStoreUnavailable;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.audio.s3.S3AudioStore;
import io.whisperrest.audio.s3.S3Config;
import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Command line: {@code MigrateDatabase FROM TO AUDIO_FROM AUDIO_TO copy|compare} makes TO equal to FROM. A database is a data directory or
 * {@code postgresql://…}, a store of recordings is a data directory or {@code s3://…}; the settings of S3 come from the environment. May be
 * interrupted and repeated. The services may run during a first pass; stop them for the last one.
 *
 * <p>Exit status: 0 success, 1 failure with one line, 2 wrong usage, 3 {@code compare} found differences.
 */
public final class MigrateDatabase {
    private MigrateDatabase() {}

    public static void main(String[] words) {
        System.exit(run(words, System::getenv, System.out, System.err));
    }

    /** @param environment looks up a variable; null = not set */
    public static int run(String[] words, UnaryOperator<String> environment, PrintStream out, PrintStream err) {
        if (words.length != 5 || !List.of("copy", "compare").contains(words[4])) {
            err.println("usage: MigrateDatabase FROM TO AUDIO_FROM AUDIO_TO copy|compare");
            return 2;
        }
        try {
            boolean copy = words[4].equals("copy");
            Place from = Place.of(words[0]);
            Place to = Place.of(words[1]);
            to.prepare();
            long audio = words[2].equals(words[3]) ? 0 : audio(from, to, words, environment, copy, out);
            long changed = tables(from, to, copy, out) + audio;
            if (copy) {
                warnOfUploads(from, err);
                changed = tables(from, to, false, null);
                out.println(changed == 0 ? "equal" : changed + " rows have changed meanwhile: run it again");
            }
            return copy || changed == 0 ? 0 : 3;
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

    /** @param out null = print nothing */
    private static long tables(Place from, Place to, boolean copy, PrintStream out) throws SQLException {
        TableSync sync = new TableSync(from, to);
        long changed = 0;
        for (TableShape table : shapes(from)) {
            TableSync.Outcome outcome = copy ? sync.copy(table) : sync.compare(table);
            changed += outcome.changed();
            if (out != null) {
                out.printf(
                        Locale.ROOT,
                        "%-20s %9d rows  %s  %d %s%n",
                        outcome.table(),
                        outcome.rows(),
                        outcome.digest().substring(0, 16),
                        outcome.changed(),
                        copy ? "changed" : "different");
            }
        }
        return changed;
    }

    private static List<TableShape> shapes(Place place) throws SQLException {
        try (Connection connection = place.connect()) {
            return TableShape.all(connection);
        }
    }

    /** Recordings go first, so that no task in the new place lacks its own. */
    private static long audio(
            Place from, Place to, String[] words, UnaryOperator<String> environment, boolean copy, PrintStream out)
            throws SQLException, IOException {
        try (AudioStore source = store(words[2], environment);
                AudioStore target = store(words[3], environment)) {
            target.requireUsable();
            if (copy) {
                target.requireOwner(installation(from));
            }
            AudioSync.Outcome outcome = new AudioSync(source, target).pass(checksums(from), copy);
            out.printf(
                    Locale.ROOT,
                    "%-20s %9d        %d files, %d bytes %s%n",
                    "recordings",
                    outcome.recordings(),
                    outcome.copied(),
                    outcome.bytes(),
                    copy ? "copied" : "to copy");
            return outcome.copied();
        }
    }

    private static AudioStore store(String place, UnaryOperator<String> environment) {
        if (!place.startsWith("s3://")) {
            Path data = Path.of(place);
            return new FileAudioStore(data, new DiskSpace(data, 0));
        }
        Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
        return new S3AudioStore(place, config(environment), tmp, new DiskSpace(tmp, 0));
    }

    private static S3Config config(UnaryOperator<String> environment) {
        return new S3Config() {
            @Override
            public Optional<URI> endpoint() {
                return value("S3_ENDPOINT").map(URI::create);
            }

            @Override
            public String region() {
                return value("S3_REGION").orElse("us-east-1");
            }

            @Override
            public Optional<Boolean> pathStyle() {
                return value("S3_PATH_STYLE").map(Boolean::parseBoolean);
            }

            private Optional<String> value(String name) {
                return Optional.ofNullable(environment.apply(name)).filter(text -> !text.isBlank());
            }
        };
    }

    private static String installation(Place from) throws SQLException {
        return first(from, "SELECT value FROM setting WHERE name = 'installation'")
                .orElseThrow(() -> new IllegalStateException(
                        "the database to move has no id yet: start the API of this version once with it"));
    }

    private static Optional<String> first(Place place, String sql) throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    private static Map<String, String> checksums(Place from) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Connection connection = from.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT audio_key, audio_sha256 FROM task WHERE audio_key IS NOT NULL")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private static void warnOfUploads(Place from, PrintStream err) throws SQLException {
        String open =
                first(from, "SELECT count(*) FROM upload WHERE task_id IS NULL").orElse("0");
        if (!open.equals("0")) {
            err.println("warning: the bytes of " + open
                    + " resumable uploads that no task has used are not moved; their" + " senders begin again");
        }
    }
}
