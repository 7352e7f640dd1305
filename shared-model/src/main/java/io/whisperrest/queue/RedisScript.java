package io.whisperrest.queue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Lua script from {@code resources/queue}. Called by its SHA and loaded again when the server no longer has it. */
final class RedisScript {
    private final String text;
    private volatile String sha;

    RedisScript(String name) {
        try (InputStream in = RedisScript.class.getResourceAsStream("/queue/" + name + ".lua")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("script " + name + " cannot be read", e);
        }
    }

    /** @return the reply; null for nil */
    Response call(RedisDataSource redis, List<String> keys, List<String> arguments) {
        if (sha == null) {
            sha = redis.execute("SCRIPT", "LOAD", text).toString();
        }
        List<String> words = new ArrayList<>(keys.size() + arguments.size() + 2);
        words.add(sha);
        words.add(Integer.toString(keys.size()));
        words.addAll(keys);
        words.addAll(arguments);
        String[] command = words.toArray(String[]::new);
        try {
            return redis.execute("EVALSHA", command);
        } catch (RuntimeException e) {
            if (!isNoScript(e)) {
                throw e;
            }
            redis.execute("SCRIPT", "LOAD", text);
            return redis.execute("EVALSHA", command);
        }
    }

    private static boolean isNoScript(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().contains("NOSCRIPT")) {
                return true;
            }
        }
        return false;
    }
}
