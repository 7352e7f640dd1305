package io.whisperrest.system.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.ReadOnlyFlagReset;
import io.whisperrest.model.database.SqlDialect;
import io.whisperrest.model.database.SqliteFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A process that writes pairs of rows in an endless loop. After each commit it prints the key of the pair and how many milliseconds the
 * write took.
 */
public final class AcknowledgingWriter {
    // enough for several pages a second, so that checkpoints happen too
    private static final String PADDING = "x".repeat(2000);

    private AcknowledgingWriter() {}

    /** @param arguments database file, prefix of every key, milliseconds between writes */
    public static void main(String[] arguments) throws Exception {
        Database database = new Database(pool(Path.of(arguments[0])), SqlDialect.SQLITE);
        for (int i = 0; ; i++) {
            String key = arguments[1] + "-" + i;
            long begin = System.nanoTime();
            database.write(handle -> pair(handle, key));
            long tookMs = (System.nanoTime() - begin) / 1_000_000;
            System.out.write(
                    (key + " " + tookMs + "\n").getBytes(StandardCharsets.US_ASCII)); // one call, so never half a line
            System.out.flush();
            Thread.sleep(Math.max(0, Long.parseLong(arguments[2]) - tookMs));
        }
    }

    private static AgroalDataSource pool(Path file) throws Exception {
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(4)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(SqliteFile.url(file)))));
        pool.setPoolInterceptors(List.of(new ReadOnlyFlagReset()));
        return pool;
    }

    private static int pair(Handle handle, String key) {
        return Stream.of("/first", "/second")
                .mapToInt(half -> handle.createUpdate("INSERT INTO setting (name, value) VALUES (:name, :value)")
                        .bind("name", key + half)
                        .bind("value", PADDING)
                        .execute())
                .sum();
    }
}
