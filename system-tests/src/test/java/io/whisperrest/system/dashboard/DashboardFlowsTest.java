package io.whisperrest.system.dashboard;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with the dashboard. */
@Tag("slow")
@Order(1)
class DashboardFlowsTest {
    @TempDir
    private Path directory;

    @Test
    void theFlowsPassInARealBrowser() {
        Flows.pass(directory, "e2e", "e2e/flows/");
    }
}
