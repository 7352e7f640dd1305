package io.whisperrest.system.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several API processes start on a database that has not been migrated yet. */
@Tag("slow")
class FirstStartTest {
    private static final int PROCESSES = 2;

    @TempDir
    private Path directory;

    @Test
    void twoApiProcessesStartAtOnceAndOneMigrates() {
        try (Stack stack = new Stack(directory)) {
            List<ServiceProcess> processes = IntStream.range(0, PROCESSES)
                    .mapToObj(i -> stack.launchApi())
                    .toList();
            processes.forEach(ServiceProcess::awaitReady);
            processes.forEach(process -> assertFalse(process.log().contains("BUSY"), process::log));
            try (TestDatabase file = new TestDatabase(directory)) {
                List<String> applied = file.open()
                        .read(handle -> handle.createQuery(
                                        "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank")
                                .mapTo(String.class)
                                .list());
                assertEquals(applied.stream().distinct().toList(), applied, "each migration once");
                assertFalse(applied.isEmpty());
            }
        }
    }
}
