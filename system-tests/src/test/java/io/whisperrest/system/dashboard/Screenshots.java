package io.whisperrest.system.dashboard;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes pictures of every page into frontend/screenshots. Its name does not end in Test: only make screenshots runs it. */
class Screenshots {
    @TempDir
    private Path directory;

    @Test
    void everyPageIsPhotographed() {
        Flows.pass(directory, "screenshots", "e2e/");
    }
}
