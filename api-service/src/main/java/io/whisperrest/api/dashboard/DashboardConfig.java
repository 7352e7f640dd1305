package io.whisperrest.api.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The web pages. */
@ConfigMapping(prefix = "dashboard")
interface DashboardConfig {
    /** The static export; where it is missing, a small page of our own answers. */
    @WithDefault("frontend/out")
    Path dir();
}
