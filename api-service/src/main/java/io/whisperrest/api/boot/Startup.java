package io.whisperrest.api.boot;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.SchemaVersion;
import io.whisperrest.model.database.SqliteFile;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Startup steps, before any other bean of ours observes {@link StartupEvent}:
 *
 * <ol>
 *   <li>reject a forbidden configuration,
 *   <li>create the directories,
 *   <li>migrate the schema,
 *   <li>verify the database through the connection pool.
 * </ol>
 */
@Singleton
class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class);

    private final SmallRyeConfig config;
    private final DataConfig data;
    private final Instance<Database> database;

    /** @param database opened only after its directory exists */
    Startup(SmallRyeConfig config, DataConfig data, Instance<Database> database) {
        this.config = config;
        this.data = data;
        this.database = database;
    }

    void begin(@Observes @Priority(1) StartupEvent event) {
        new StartChecks(key -> config.getOptionalValue(key, String.class))
                .require(config.getProfiles(), LaunchMode.current() == LaunchMode.NORMAL);
        LOG.info(EffectiveConfig.text(
                config.getPropertyNames(), key -> config.getConfigValue(key).getValue()));
        try {
            prepare();
        } catch (IllegalStateException e) {
            throw new StartupRejected(e.getMessage());
        }
    }

    private void prepare() {
        DataDirectories.make(data.dir());
        SqliteFile.requireLocal(data.dir());
        Path db = data.dir().resolve("db");
        SchemaVersion.migrate(SqliteFile.url(db.resolve("app.db")), null, null, db.resolve("migrate.lock"));
        String version = database.get()
                .read(handle -> handle.createQuery("SELECT sqlite_version()")
                        .mapTo(String.class)
                        .one());
        SqliteFile.requireFixedWal(version);
        if (!SchemaVersion.isReady(database.get())) {
            throw new IllegalStateException("the database in DATA_DIR is newer than this build: use the newer build");
        }
    }
}
