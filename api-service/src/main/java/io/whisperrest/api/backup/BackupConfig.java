package io.whisperrest.api.backup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;

/** Nightly copies of the database, in {@code DATA_DIR/backup}. */
@ConfigMapping(prefix = "backup")
public interface BackupConfig {
    /** Time of day in UTC. */
    @WithDefault("03:00")
    LocalTime at();

    /** Number of copies to keep; 0 = no copies are made. */
    @WithDefault("7")
    int keep();
}
