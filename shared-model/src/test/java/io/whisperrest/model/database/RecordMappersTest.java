package io.whisperrest.model.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.model.task.Word;
import io.whisperrest.queue.Lane;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordMappersTest {
    @TempDir
    Path directory;

    private TestDatabase file;
    private Database database;

    private record Row(
            String userId,
            Lane lane,
            boolean enabled,
            long count,
            Long seenAt,
            Instant startedAt,
            Instant finishedAt,
            List<Word> words) {}

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
    }

    @AfterEach
    void close() {
        file.close();
    }

    private Row read(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Row.class).one());
    }

    @Test
    void readsAPrivateRecord() {
        Row row = read("""
                SELECT 'ann' AS user_id, 'bulk' AS lane, 1 AS enabled, 7 AS count, 8 AS seen_at,
                    1700000000000 AS started_at, 0 AS finished_at, NULL AS words, 'x' AS in_no_component""");

        assertEquals(
                new Row(
                        "ann",
                        Lane.BULK,
                        true,
                        7,
                        8L,
                        Instant.ofEpochMilli(1_700_000_000_000L),
                        Instant.EPOCH,
                        List.of()),
                row);
    }

    @Test
    void readsNullAsZeroOnlyIntoAPrimitive() {
        Row row = read("""
                SELECT NULL AS user_id, NULL AS lane, NULL AS enabled, NULL AS count, NULL AS seen_at,
                    NULL AS started_at, NULL AS finished_at, NULL AS words""");

        assertEquals(new Row(null, null, false, 0, null, null, null, List.of()), row);
    }
}
