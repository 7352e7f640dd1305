package io.whisperrest.api.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections that read one state of a database, however long they take. */
final class Snapshot {
    private Snapshot() {}

    static Connection of(DatabaseLocation location) throws SQLException {
        Connection connection = location.connect();
        try {
            connection.setReadOnly(true); // or SQLite would lock writers out
            if (!location.isSqlite()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
