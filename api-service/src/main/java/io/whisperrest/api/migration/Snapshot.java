package io.whisperrest.api.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections that read one state of a database, however long they take. */
final class Snapshot {
    private Snapshot() {}

    static Connection of(Place place) throws SQLException {
        Connection connection = place.connect();
        try {
            connection.setReadOnly(true); // or SQLite would lock writers out
            if (!place.isSqlite()) {
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
