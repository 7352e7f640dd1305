package io.whisperrest.system.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.database.LiveDatabase;
import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader holds a snapshot for a minute while others write. The WAL grows and is truncated afterwards. */
@Tag("slow")
@OnSqlite
class LongReaderTest {
    private static final Duration READING = Duration.ofSeconds(60);
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    @TempDir
    private Path directory;

    @Test
    void theWalStaysBoundedUnderALongReaderAndIsTruncatedAfterIt()
            throws InterruptedException, IOException, SQLException {
        try (TestDatabase file = new TestDatabase(directory)) {
            Path log = file.file().resolveSibling("app.db-wal");
            Writing writer = Writing.start(file.file(), "writer", directory, 50);
            try (LiveDatabase live = new LiveDatabase(file.file())) {
                await().atMost(Duration.ofMinutes(1)).until(writer::writes);
                long grown = grownUnderAReader(file, live, log);
                System.out.println(
                        "a long reader: the WAL grew to " + grown / 1024 + " KiB in " + READING.toSeconds() + " s");
                assertTrue(grown <= MAX_BYTES, () -> grown + " bytes");
                await().atMost(Duration.ofSeconds(30)).until(live::truncateLog);
                writer.kill9();
                assertTrue(live.truncateLog());
                assertEquals(0, Files.size(log));
            } finally {
                writer.kill9();
            }
        }
    }

    private static long grownUnderAReader(TestDatabase file, LiveDatabase live, Path log)
            throws SQLException, InterruptedException, IOException {
        try (Connection reader = DriverManager.getConnection(file.url());
                PreparedStatement query = reader.prepareStatement("SELECT name FROM setting");
                ResultSet open = query.executeQuery()) {
            assertTrue(open.next());
            Thread.sleep(READING.toMillis());
            assertFalse(live.truncateLog(), "a reader still needs it");
            return Files.size(log);
        }
    }
}
