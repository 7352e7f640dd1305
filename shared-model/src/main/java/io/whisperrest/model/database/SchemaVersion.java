package io.whisperrest.model.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.JdbiException;

/** The schema: one service migrates it, the other waits for it. */
public final class SchemaVersion {
    /** The newest migration this build knows. */
    public static final int CURRENT = 1;

    private SchemaVersion() {}

    /**
     * Brings the schema up to date, one process at a time: Flyway has no lock of its own on SQLite.
     *
     * @param lockFile beside the database
     */
    public static void migrate(String url, String user, String password, Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IllegalStateException("no lock on " + lockFile);
            }
            Flyway.configure(Thread.currentThread().getContextClassLoader())
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (IOException e) {
            throw new IllegalStateException("cannot lock " + lockFile + ": is the directory writable?", e);
        }
    }

    /** True when the schema is the one this build knows, or one newer. */
    public static boolean isReady(Database database) {
        try {
            int version = database.read(handle -> handle.createQuery(
                            "SELECT max(cast(version AS integer)) FROM flyway_schema_history WHERE success")
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0));
            return version == CURRENT || version == CURRENT + 1;
        } catch (DatabaseUnavailable | JdbiException e) {
            return false;
        }
    }
}
