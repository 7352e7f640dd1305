package io.whisperrest.api.migration;

import io.whisperrest.api.migration.RowReader.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs one statement for many rows, and commits every few hundred of them. A row that the database rejects, for example because another
 * one still has its name, is tried again after all others.
 */
final class RowWriter implements AutoCloseable {
    private static final int ROWS_A_COMMIT = 500;
    private static final long BYTES_A_COMMIT = 8L << 20;

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<String> columns;
    private final Set<String> left;
    private final List<Row> waiting = new ArrayList<>();
    private final List<Row> rejected = new ArrayList<>();
    private long bytes;

    /**
     * @param columns the columns of its parameters
     * @param left columns that stay empty
     */
    RowWriter(Connection connection, String sql, List<String> columns, Set<String> left) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        this.columns = columns;
        this.left = left;
    }

    void add(Row row) throws SQLException {
        waiting.add(row);
        bytes += row.size();
        if (waiting.size() == ROWS_A_COMMIT || bytes > BYTES_A_COMMIT) {
            flush();
        }
    }

    private void flush() throws SQLException {
        try {
            for (Row row : waiting) {
                bind(row);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            statement.clearBatch();
            for (Row row : waiting) {
                try {
                    one(row);
                } catch (SQLException again) {
                    connection.rollback();
                    rejected.add(row);
                }
            }
        }
        waiting.clear();
        bytes = 0;
    }

    private void one(Row row) throws SQLException {
        bind(row);
        statement.execute();
        connection.commit();
    }

    private void bind(Row row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Object value = left.contains(columns.get(i)) ? null : row.value(columns.get(i));
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** @throws SQLException when a row is still rejected */
    @Override
    public void close() throws SQLException {
        try (statement) {
            flush();
            for (Row row : rejected) {
                one(row);
            }
        }
    }
}
