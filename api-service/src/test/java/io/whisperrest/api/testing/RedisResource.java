package io.whisperrest.api.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.whisperrest.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A Redis-compatible server and an empty data directory for the application under test. */
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
            return Map.of(
                    "redis.url",
                    server.url(),
                    "data.dir",
                    Files.createTempDirectory("whisper-api-test").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.close();
    }
}
