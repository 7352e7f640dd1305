package io.whisperrest.system.dashboard;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Flows that measure, stop a service or change the settings of all users. */
@Tag("slow")
@Isolated("it measures")
class DashboardAloneTest {
    @TempDir
    private Path directory;

    @Test
    void theFlowsPassInARealBrowser() {
        Flows.pass(directory, "e2e-alone", "e2e/alone/");
    }
}
