package io.whisperrest.api.boot;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStoreUnavailable;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.DatabaseConfig;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUrl;
import io.whisperrest.model.database.SchemaVersion;
import io.whisperrest.model.database.SqliteFile;
import io.whisperrest.queue.TaskQueue;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Startup steps, before any other bean of ours observes {@link StartupEvent}:
 *
 * <ol>
 *   <li>reject a forbidden configuration,
 *   <li>create the directories,
 *   <li>migrate the schema,
 *   <li>verify the database through the connection pool, the audio store, and Redis if it is available.
 * </ol>
 */
@Singleton
class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class);

    private final SmallRyeConfig config;
    private final DataConfig data;
    private final DatabaseConfig databaseConfig;
    private final Instance<Database> database;
    private final Instance<AudioStore> audio;
    private final Instance<TaskQueue> queue;

    /** @param database opened only after its directory exists, like the others */
    Startup(
            SmallRyeConfig config,
            DataConfig data,
            DatabaseConfig databaseConfig,
            Instance<Database> database,
            Instance<AudioStore> audio,
            Instance<TaskQueue> queue) {
        this.config = config;
        this.data = data;
        this.databaseConfig = databaseConfig;
        this.database = database;
        this.audio = audio;
        this.queue = queue;
    }

    void begin(@Observes @Priority(1) StartupEvent event) {
        new StartChecks(key -> config.getOptionalValue(key, String.class))
                .require(config.getProfiles(), LaunchMode.current() == LaunchMode.NORMAL);
        LOG.info(EffectiveConfig.text(
                config.getPropertyNames(), key -> config.getConfigValue(key).getValue()));
        try {
            prepare();
        } catch (IllegalStateException | IllegalArgumentException | AudioStoreUnavailable | IOException e) {
            throw new StartupRejected(e.getMessage());
        }
    }

    private void prepare() throws IOException {
        DataDirectories.make(data.dir());
        Optional<DatabaseUrl> postgresql = databaseConfig.url().map(DatabaseUrl::parse);
        if (postgresql.isPresent()) {
            SchemaVersion.migrate(postgresql.get());
        } else {
            SqliteFile.requireLocal(data.dir());
            SchemaVersion.migrate(data.dir().resolve("db").resolve("app.db"));
        }
        database.get().requireUsable();
        if (!SchemaVersion.isReady(database.get())) {
            throw new IllegalStateException("the database is newer than this build: use the newer build");
        }
        audio.get().requireUsable();
        audio.get().requireOwner(new InstallationRepository(database.get()).id());
        queue.get().requireSupported();
    }
}
