package io.whisperrest.model.database;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * With {@code jdbc.explicit_readonly} the driver rejects a write transaction on a connection that once ran a plain statement
 * outside a transaction, as health checks and pool validation do. This clears the flag each time a connection is acquired.
 */
@Singleton
@DataSource("sqlite")
public class ReadOnlyFlagReset implements AgroalPoolInterceptor {

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            if (!connection.isWrapperFor(SQLiteConnection.class)) {
                return;
            }
            SQLiteConnection raw = connection.unwrap(SQLiteConnection.class);
            if (raw.getCurrentTransactionMode() != TransactionMode.IMMEDIATE) {
                raw.setFirstStatementExecuted(false);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
