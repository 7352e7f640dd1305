package io.whisperrest.model.boot;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.whisperrest.model.database.DatabaseUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns DATABASE_URL into the settings of the two data sources: PostgreSQL is active when it is set, else SQLite. One artifact holds
 * both drivers, so this is decided at each start.
 */
public final class DatabaseUrlSource implements ConfigSourceFactory {
    private static final String POSTGRESQL = "quarkus.datasource.postgresql.";
    private static final int ABOVE_THE_PROPERTIES_FILE = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue url = context.getValue("database.url");
        boolean named = url != null && url.getValue() != null && !url.getValue().isBlank();
        return List.of(new PropertiesConfigSource(
                named ? postgresql(url.getValue()) : Map.of(POSTGRESQL + "active", "false"),
                "DATABASE_URL",
                ABOVE_THE_PROPERTIES_FILE));
    }

    private static Map<String, String> postgresql(String text) {
        Map<String, String> settings = new HashMap<>(Map.of("quarkus.datasource.sqlite.active", "false"));
        try {
            DatabaseUrl url = DatabaseUrl.parse(text);
            settings.put(POSTGRESQL + "active", "true");
            settings.put(POSTGRESQL + "jdbc.url", url.jdbcUrl());
            if (url.user() != null) {
                settings.put(POSTGRESQL + "username", url.user());
            }
            if (url.password() != null) {
                settings.put(POSTGRESQL + "password", url.password());
            }
        } catch (IllegalArgumentException e) {
            settings.put(POSTGRESQL + "active", "false"); // SharedBeans refuses it with the reason
        }
        return settings;
    }
}
