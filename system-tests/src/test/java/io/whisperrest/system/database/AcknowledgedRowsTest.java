package io.whisperrest.system.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged writes survive, however the process ends. */
@Tag("slow")
@OnSqlite
class AcknowledgedRowsTest {
    private static final int ROUNDS = 25;
    private static final int MAX_LIFE_MS = 300;
    private static final String HALVES =
            "SELECT max(name) FROM setting GROUP BY substr(name, 1, instr(name, '/')) HAVING count(*) <> 2";

    @TempDir
    private Path directory;

    @Test
    void fiftyKillsOfTwoWritersLoseNoAcknowledgedRow() throws InterruptedException {
        long seed = Long.getLong("rows.seed", System.nanoTime());
        System.out.println("killed writers: -Drows.seed=" + seed);
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        try (TestDatabase file = new TestDatabase(directory)) {
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged.addAll(twoLives(file.file(), round, random));
                assertEquals("ok", only(file, "PRAGMA integrity_check").get(0));
            }
            Set<String> present = new HashSet<>(only(file, "SELECT name FROM setting"));
            List<String> missing = acknowledged.stream()
                    .filter(key -> !present.contains(key + "/first") || !present.contains(key + "/second"))
                    .toList();
            System.out.println("killed writers: " + 2 * ROUNDS + " kills, " + acknowledged.size() + " acknowledged, "
                    + missing.size() + " missing, " + (present.size() / 2 - acknowledged.size()) + " unacknowledged");
            assertEquals(List.of(), missing);
            assertEquals(List.of(), only(file, HALVES), "half a transaction");
        }
    }

    /** Runs two writers at once and kills each at a random time. */
    private List<String> twoLives(Path database, int round, Random random) throws InterruptedException {
        Writing one = Writing.start(database, "one-" + round, directory, 0);
        Writing other = Writing.start(database, "other-" + round, directory, 0);
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> one.writes() && other.writes());
            Thread.sleep(random.nextInt(MAX_LIFE_MS));
            one.kill9();
            Thread.sleep(random.nextInt(MAX_LIFE_MS));
        } finally {
            one.kill9();
            other.kill9();
        }
        List<String> keys = new ArrayList<>(one.acknowledged());
        keys.addAll(other.acknowledged());
        return keys;
    }

    private static List<String> only(TestDatabase file, String query) {
        return file.open()
                .read(handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
