package io.whisperrest.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUrl;
import io.whisperrest.model.database.ReadOnlyFlagReset;
import io.whisperrest.model.database.SchemaVersion;
import io.whisperrest.model.database.SqlDialect;
import io.whisperrest.model.database.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A migrated database for one test: an SQLite file, or with {@code -Dtest.database=postgresql} a database of the tests' server. It has the
 * pool and the interceptor of the services.
 */
public final class TestDatabase implements AutoCloseable {
    /** System property that chooses the kind of database. */
    public static final String KIND = "test.database";

    public static final String POSTGRESQL = "postgresql";

    private final Path file;
    private final AgroalDataSource pool;

    /** @param directory the same directory gives the same database */
    public TestDatabase(Path directory) {
        this.file = directory.resolve("db").resolve("app.db");
        try {
            if (isPostgres()) {
                PostgresServer.shared().createMigrated(name(directory));
            } else if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.copy(Migrated.FILE, file);
            }
            this.pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(settings -> settings.minSize(1)
                            .maxSize(isPostgres() ? 10 : 4)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .exceptionSorter(dialect()::spoilsConnection)
                            .connectionFactoryConfiguration(this::connections)));
            pool.setPoolInterceptors(List.of(new ReadOnlyFlagReset()));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static boolean isPostgres() {
        return POSTGRESQL.equals(System.getProperty(KIND));
    }

    public static SqlDialect dialect() {
        return isPostgres() ? SqlDialect.POSTGRESQL : SqlDialect.SQLITE;
    }

    /**
     * The settings of a service that uses the database of that directory, which is empty at first. For SQLite they keep it from using
     * a database that the environment names.
     */
    public static Map<String, String> settings(Path directory) {
        if (!isPostgres()) {
            return Map.of("database.url", "");
        }
        PostgresServer.shared().create(name(directory));
        return Map.of("database.url", PostgresServer.shared().url(name(directory)));
    }

    private static String name(Path directory) {
        String path = directory.toAbsolutePath().normalize().toString();
        return "t_"
                + UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    private AgroalConnectionFactoryConfigurationSupplier connections(
            AgroalConnectionFactoryConfigurationSupplier factory) {
        if (!isPostgres()) {
            return factory.jdbcUrl(url());
        }
        DatabaseUrl url = DatabaseUrl.parse(url());
        return factory.jdbcUrl(url.jdbcUrl()).principal(new NamePrincipal(url.user()));
    }

    /** For SQLite as JDBC takes it, for PostgreSQL as DATABASE_URL does. */
    public String url() {
        return isPostgres() ? PostgresServer.shared().url(name(file.getParent().getParent())) : SqliteFile.url(file);
    }

    /** The SQLite file. */
    public Path file() {
        return file;
    }

    public DataSource source() {
        return pool;
    }

    public Database open() {
        return new Database(pool, dialect());
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
        return aQueuedTask(database, id, user, lane, "base", now);
    }

    public String aQueuedTask(Database database, String id, String user, String lane, String model, long now) {
        database.write(handle -> {
            handle.createUpdate(
                            "INSERT INTO task (id, user_id, dialect, status, lane, model, options, audio_key, audio_bytes,"
                                    + " audio_sha256, audio_format, media_type, created_at) VALUES (:id, :user, 'api', 'QUEUED', :lane,"
                                    + " :model, :options, :id, 1000, 'x', 'wav', 'audio/wav', :now)")
                    .bind("id", id)
                    .bind("model", model)
                    .bind("user", user)
                    .bind("lane", lane)
                    .bind("options", "{\"languages\":[],\"keywords\":[],\"words\":true,\"channels\":\"mix\"}")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("INSERT INTO usage (task_id, user_id, day, model, state, upload_bytes, created_at)"
                            + " VALUES (:id, :user, '2026-01-01', :model, 'ACCEPTED', 1000, :now)")
                    .bind("id", id)
                    .bind("model", model)
                    .bind("user", user)
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("INSERT INTO outbox (task_id, kind, user_id, lane, model, created_at)"
                            + " VALUES (:id, 'ENQUEUE', :user, :lane, :model, :now)")
                    .bind("id", id)
                    .bind("model", model)
                    .bind("user", user)
                    .bind("lane", lane)
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
                SchemaVersion.migrate(file);
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
