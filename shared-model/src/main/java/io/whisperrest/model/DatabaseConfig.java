package io.whisperrest.model;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Which database both services use. */
@ConfigMapping(prefix = "database")
public interface DatabaseConfig {
    /** A PostgreSQL database, {@code postgresql://user:password@host:5432/name}; empty = SQLite, in DATA_DIR. */
    Optional<String> url();
}
