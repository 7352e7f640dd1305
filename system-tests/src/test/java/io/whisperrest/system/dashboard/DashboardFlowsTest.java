package io.whisperrest.system.dashboard;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What people do with the dashboard. */
@Tag("slow")
@Isolated("people expect a page within seconds, and beside other tests it takes longer")
class DashboardFlowsTest {
    @TempDir
    private Path directory;

    @Test
    void theFlowsPassInARealBrowser() {
        Flows.pass(directory, "e2e", "e2e/flows/");
    }
}
