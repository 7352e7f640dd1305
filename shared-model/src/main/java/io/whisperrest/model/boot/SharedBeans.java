package io.whisperrest.model.boot;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStoreConfig;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.audio.s3.S3AudioStore;
import io.whisperrest.audio.s3.S3Config;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.event.RedisTaskEventPublisher;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.DatabaseConfig;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUrl;
import io.whisperrest.model.database.SqlDialect;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.RedisTaskQueue;
import io.whisperrest.queue.RedisUrl;
import io.whisperrest.queue.TaskQueue;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes beans of the classes of shared-model, which depend on no framework. */
class SharedBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * On the source that is active: {@link DatabaseUrlSource} switches one of the two on.
     *
     * @throws IllegalArgumentException when DATABASE_URL cannot be used
     */
    @Produces
    @Singleton
    Database database(
            DatabaseConfig config,
            @DataSource("sqlite") InjectableInstance<AgroalDataSource> sqlite,
            @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql) {
        return config.url().map(DatabaseUrl::parse).isPresent()
                ? new Database(postgresql.get(), SqlDialect.POSTGRESQL)
                : new Database(sqlite.get(), SqlDialect.SQLITE);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    /** @throws IllegalStateException when AUDIO_STORE cannot be used */
    @Produces
    @Singleton
    AudioStore audioStore(AudioStoreConfig config, S3Config s3, DataConfig data, DiskSpace disk) {
        return config.store().isPresent()
                ? new S3AudioStore(config.store().get(), s3, data.dir().resolve("tmp"), disk)
                : new FileAudioStore(data.dir(), disk);
    }

    void close(@Disposes AudioStore store) {
        store.close();
    }

    @Produces
    @Singleton
    TaskEventPublisher taskEvents(ReactiveRedisDataSource redis) {
        return new RedisTaskEventPublisher(redis);
    }

    @Produces
    @Singleton
    TaskEndings taskEndings(Database database, TaskEventPublisher taskEvents) {
        return new TaskEndings(database, taskEvents);
    }

    /** @throws IllegalArgumentException when REDIS_URL cannot be used */
    @Produces
    @Singleton
    TaskQueue taskQueue(
            RedisDataSource redis,
            @RedisClientName("wakeup") RedisDataSource wakeup,
            @RedisClientName("heartbeat") RedisDataSource heartbeat,
            QueueConfig config,
            @ConfigProperty(name = "redis.url") String url) {
        RedisUrl.parse(url);
        return new RedisTaskQueue(redis, wakeup, heartbeat, config);
    }
}
