package io.whisperrest.model.boot;

import io.agroal.api.AgroalDataSource;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioPieces;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.event.Notices;
import io.whisperrest.event.RedisNotices;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.database.Database;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.RedisTaskQueue;
import io.whisperrest.queue.TaskQueue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The parts of shared-model, which knows no framework, as beans. */
class SharedBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Database database(AgroalDataSource source) {
        return new Database(source);
    }

    @Produces
    @Singleton
    AudioStore audioStore(DataConfig data) {
        return new FileAudioStore(data.dir());
    }

    @Produces
    @Singleton
    Notices notices(ReactiveRedisDataSource redis) {
        return new RedisNotices(redis);
    }

    @Produces
    @Singleton
    AudioPieces audioPieces(DataConfig data) {
        return new FileAudioPieces(data.dir());
    }

    @Produces
    @Singleton
    TaskQueue taskQueue(
            RedisDataSource redis,
            @RedisClientName("bell") RedisDataSource bell,
            @RedisClientName("beat") RedisDataSource beat,
            QueueConfig config) {
        return new RedisTaskQueue(redis, bell, beat, config);
    }
}
