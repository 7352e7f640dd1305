package io.whisperrest.api.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The dashboard's web pages. */
@ConfigMapping(prefix = "dashboard")
interface DashboardConfig {
    /** Folder of the static export; without it the server shows a small built-in page. */
    @WithDefault("frontend/out")
    Path dir();
}
