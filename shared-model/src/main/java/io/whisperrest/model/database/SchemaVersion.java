package io.whisperrest.model.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.JdbiException;

/** The version of the schema. One service migrates it; the other waits for it. */
public final class SchemaVersion {
    /** Both databases share all but what is in a folder of their own. */
    private static final String MIGRATIONS = "classpath:db/migration/";

    /** Flyway writes local times, which are read as UTC; and a migration may take longer than a statement of a service. */
    private static final String POSTGRESQL_SESSION = "SET TIME ZONE 'UTC'; SET statement_timeout = 0";

    private SchemaVersion() {}

    /** The newest migration in this build. */
    public static int current() {
        return Newest.VERSION;
    }

    /**
     * Migrates an SQLite file, one process at a time: Flyway has no lock of its own there.
     *
     * @throws IllegalStateException when the directory is not writable, or a development build made the database; the message is one
     *     line for the operator
     */
    public static void migrate(Path file) {
        Path lockFile = file.resolveSibling("migrate.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IllegalStateException("cannot lock " + lockFile);
            }
            migrate(flyway(SqliteFile.url(file), null, null).load(), "DATA_DIR", "move DATA_DIR away and start again");
        } catch (IOException e) {
            throw new IllegalStateException("cannot lock " + lockFile + ": is the directory writable?", e);
        }
    }

    /**
     * Migrates a PostgreSQL database. Any number of processes may start at once: Flyway lets one go first.
     *
     * @throws IllegalStateException when it cannot be reached, or a development build made it; the message is one line for the operator
     */
    public static void migrate(DatabaseUrl url) {
        try {
            Flyway flyway = flyway(url.jdbcUrl(), url.user(), url.password())
                    .initSql(POSTGRESQL_SESSION)
                    .load();
            migrate(flyway, "DATABASE_URL", "name an empty database");
        } catch (FlywayException e) {
            SQLException cause = SqlDialect.sqlException(e);
            String reason = (cause == null ? e : cause).getMessage().replaceAll("\\s+", " ");
            throw new IllegalStateException("the database " + url.place() + " cannot be used: " + reason, e);
        }
    }

    private static void migrate(Flyway flyway, String where, String advice) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new IllegalStateException(
                    "the database in " + where
                            + " does not match the migrations of this build, as one of a development build: " + advice
                            + ", or go back to the build that made it",
                    e);
        }
    }

    private static FluentConfiguration flyway(String url, String user, String password) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return Flyway.configure(ofThread == null ? SchemaVersion.class.getClassLoader() : ofThread)
                .dataSource(url, user, password)
                .locations(
                        MIGRATIONS + "common", MIGRATIONS + (url.startsWith("jdbc:sqlite:") ? "sqlite" : "postgresql"));
    }

    /** True when the schema has the version of this build or the next one, which a newer build brings along. */
    public static boolean isReady(Database database) {
        try {
            int version = database.read(handle -> handle.createQuery(
                            "SELECT max(cast(version AS integer)) FROM flyway_schema_history WHERE success")
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0));
            return version == current() || version == current() + 1;
        } catch (DatabaseUnavailable | JdbiException e) {
            return false;
        }
    }

    /** Determined once, with an empty in-memory database, because Flyway lists its files only with a database at hand. */
    private static final class Newest {
        static final int VERSION = Stream.of(
                        flyway("jdbc:sqlite::memory:", null, null).load().info().all())
                .mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion()))
                .max()
                .orElseThrow(() -> new IllegalStateException("this build carries no " + MIGRATIONS));
    }
}
