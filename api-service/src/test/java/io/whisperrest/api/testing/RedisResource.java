package io.whisperrest.api.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.whisperrest.testing.RedisServer;
import io.whisperrest.testing.S3Server;
import io.whisperrest.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A Redis-compatible server, an empty data directory and a database for the application under test, and with {@code -Dtest.audio=s3} a
 * bucket.
 */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {
    private static RedisServer server;

    /** The server of the running tests, for tests that break it. */
    public static RedisServer server() {
        return server;
    }

    @Override
    public Map<String, String> start() {
        server = RedisServer.start();
        try {
            Path data = Files.createTempDirectory("whisper-api-test");
            Map<String, String> settings = new HashMap<>(TestDatabase.settings(data));
            settings.putAll(Map.of("redis.url", server.url(), "data.dir", data.toString()));
            if (S3Server.isUsed()) {
                settings.putAll(S3Server.shared().settings());
            }
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.close();
    }
}
