package io.whisperrest.system.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Several processes on one file: each gets its turn, none is told that the database is busy (a writer so told would end). */
@Tag("slow")
@Isolated("it measures")
class ManyWritersTest {
    private static final long LONGEST_WAIT_MS = 10_000;

    @TempDir
    private Path directory;

    @Test
    void d02SixWritersOfTwentyTransactionsASecondAreNeverBusy() throws InterruptedException {
        report("D02", run(6, 50, Duration.ofSeconds(60)));
    }

    @Test
    void d03FourWritersWithoutPauseWaitABoundedTime() throws InterruptedException {
        report("D03", run(4, 0, Duration.ofSeconds(10)));
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

    private static void report(String id, List<Long> waits) {
        long longest = waits.get(waits.size() - 1);
        System.out.println(id + ": " + waits.size() + " transactions, p50 " + waits.get(waits.size() / 2) + " ms, p99 "
                + waits.get(waits.size() * 99 / 100) + " ms, longest " + longest + " ms");
        assertTrue(longest <= LONGEST_WAIT_MS, () -> longest + " ms");
    }
}
