package io.whisperrest.system.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several processes write to one file. Each gets its turn, and none sees SQLITE_BUSY (a writer that did would exit). */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
@OnSqlite
class ManyWritersTest {
    private static final long MAX_WAIT_MS = 10_000;

    @TempDir
    private Path directory;

    @Test
    void sixWritersOfTwentyTransactionsASecondAreNeverBusy() throws InterruptedException {
        report("six writers, 20 transactions a second each", run(6, 50, Duration.ofSeconds(60)));
    }

    @Test
    void fourWritersWithoutPausesWaitABoundedTime() throws InterruptedException {
        report("four writers without pauses", run(4, 0, Duration.ofSeconds(10)));
    }

    private List<Long> run(int count, long pauseMs, Duration time) throws InterruptedException {
        try (TestDatabase file = new TestDatabase(directory)) {
            List<Writing> writers = IntStream.range(0, count)
                    .mapToObj(i -> Writing.start(file.file(), "writer-" + i, directory, pauseMs))
                    .toList();
            try {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> writers.stream().allMatch(Writing::writes));
                Thread.sleep(time.toMillis());
                assertTrue(writers.stream().allMatch(Writing::writes));
            } finally {
                for (Writing writer : writers) {
                    writer.kill9();
                }
            }
            return writers.stream()
                    .flatMap(writer -> writer.waits().stream())
                    .sorted()
                    .toList();
        }
    }

    private static void report(String load, List<Long> waits) {
        long longest = waits.get(waits.size() - 1);
        System.out.println(load + ": " + waits.size() + " transactions, p50 " + waits.get(waits.size() / 2)
                + " ms, p99 " + waits.get(waits.size() * 99 / 100) + " ms, longest " + longest + " ms");
        assertTrue(longest <= MAX_WAIT_MS, () -> longest + " ms");
    }
}
