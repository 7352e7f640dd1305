package io.whisperrest.model.boot;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.whisperrest.queue.RedisUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns a REDIS_URL that names sentinels into the settings of every Redis client. */
public final class RedisUrlSource implements ConfigSourceFactory {
    private static final List<String> CLIENTS = List.of("", "wakeup.", "heartbeat.", "events.");
    private static final int ABOVE_THE_PROPERTIES_FILE = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue url = context.getValue("redis.url");
        boolean named = url != null && url.getValue() != null;
        return List.of(new PropertiesConfigSource(
                named ? settings(url.getValue()) : Map.of(), "REDIS_URL", ABOVE_THE_PROPERTIES_FILE));
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new HashMap<>();
        try {
            RedisUrl url = RedisUrl.parse(text);
            if (url.masterName() != null) {
                for (String client : CLIENTS) {
                    String prefix = "quarkus.redis." + client;
                    settings.put(prefix + "hosts", String.join(",", url.hosts()));
                    settings.put(prefix + "client-type", "sentinel");
                    settings.put(prefix + "master-name", url.masterName());
                    settings.put(prefix + "role", "master");
                }
            }
        } catch (IllegalArgumentException e) {
            // SharedBeans rejects it with the reason; until then the clients need some address
            CLIENTS.forEach(client -> settings.put("quarkus.redis." + client + "hosts", "redis://localhost:6379"));
        }
        return settings;
    }
}
