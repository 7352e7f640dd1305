package io.whisperrest.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.ReadOnlyFlagReset;
import io.whisperrest.model.database.SchemaVersion;
import io.whisperrest.model.database.SpoiltConnections;
import io.whisperrest.model.database.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A migrated SQLite file for one test, with the same pool and interceptor as in the services. */
public final class TestDatabase implements AutoCloseable {
    private final Path file;
    private final AgroalDataSource pool;

    public TestDatabase(Path directory) {
        try {
            this.file = Files.createDirectories(directory.resolve("db")).resolve("app.db");
            if (!Files.exists(file)) {
                Files.copy(Migrated.FILE, file);
            }
            this.pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(settings -> settings.minSize(1)
                            .maxSize(4)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .exceptionSorter(new SpoiltConnections())
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url()))));
            pool.setPoolInterceptors(List.of(new ReadOnlyFlagReset()));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return SqliteFile.url(file);
    }

    public Path file() {
        return file;
    }

    public DataSource source() {
        return pool;
    }

    public Database open() {
        return new Database(pool);
    }

    /** Creates a user that owns the test's tasks. */
    public String aUser(Database database, String email) {
        database.write(
                handle -> handle.createUpdate("INSERT INTO app_user (id, email, email_key, touched_at, created_at)"
                                + " VALUES (:id, :id, :id, 0, 0)")
                        .bind("id", email)
                        .execute());
        return email;
    }

    /** Creates a queued task with its outbox row, as if it had just been accepted. */
    public String aQueuedTask(Database database, String id, String user, String lane, long now) {
        database.write(handle -> {
            handle.createUpdate(
                            "INSERT INTO task (id, user_id, dialect, status, lane, model, options, audio_key, audio_bytes,"
                                    + " audio_sha256, audio_format, media_type, created_at) VALUES (:id, :user, 'api', 'QUEUED', :lane,"
                                    + " 'base', :options, :id, 1000, 'x', 'wav', 'audio/wav', :now)")
                    .bind("id", id)
                    .bind("user", user)
                    .bind("lane", lane)
                    .bind("options", "{\"languages\":[],\"keywords\":[],\"words\":true,\"channels\":\"mix\"}")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("INSERT INTO usage (task_id, user_id, day, model, state, upload_bytes, created_at)"
                            + " VALUES (:id, :user, '2026-01-01', 'base', 'ACCEPTED', 1000, :now)")
                    .bind("id", id)
                    .bind("user", user)
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("INSERT INTO outbox (task_id, kind, created_at) VALUES (:id, 'ENQUEUE', :now)")
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
        });
        return id;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Migrated once in this process: a copy takes a hundredth of the time. */
    private static final class Migrated {
        static final Path FILE = migrate();

        private static Path migrate() {
            try {
                Path folder = Files.createTempDirectory("migrated");
                Path file = folder.resolve("app.db");
                SchemaVersion.migrate(SqliteFile.url(file), null, null, folder.resolve("migrate.lock"));
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                folder.resolve("migrate.lock").toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
