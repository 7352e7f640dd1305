package io.whisperrest.api.migration;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a table in the order of its key, some rows in memory at a time. */
final class RowReader implements AutoCloseable {
    private static final int FETCHED_AT_ONCE = 50;

    private final TableShape table;
    private final boolean withNul;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private Row current;

    RowReader(Connection connection, DatabaseLocation location, TableShape table, boolean withNul) throws SQLException {
        this.table = table;
        this.withNul = withNul;
        String columns = String.join(", ", table.columns());
        this.statement = connection.prepareStatement(
                "SELECT " + columns + " FROM " + table.name() + " ORDER BY " + order(connection, location, table));
        this.statement.setFetchSize(FETCHED_AT_ONCE);
        this.rows = statement.executeQuery();
        advance();
    }

    private static String order(Connection connection, DatabaseLocation location, TableShape table)
            throws SQLException {
        List<String> order = new ArrayList<>();
        for (String column : table.key()) {
            try (ResultSet facts =
                    connection.getMetaData().getColumns(null, connection.getSchema(), table.name(), column)) {
                boolean text = facts.next() && facts.getString("TYPE_NAME").equalsIgnoreCase("text");
                order.add(column + (text ? location.byteOrder() : ""));
            }
        }
        return String.join(", ", order);
    }

    /** Values in the order of the table's columns; whole numbers are {@code Long}. */
    record Row(TableShape table, List<Object> values) {
        Object value(String column) {
            return values.get(table.columns().indexOf(column));
        }

        /** About how many bytes it takes. */
        long size() {
            return values.stream()
                    .mapToLong(value -> value instanceof String text ? 2L * text.length() : 16)
                    .sum();
        }

        List<Object> key() {
            return table.key().stream().map(this::value).toList();
        }

        /** By the bytes of the key, as both databases sort it. */
        int compareKey(Row other) {
            List<Object> mine = key();
            List<Object> theirs = other.key();
            for (int i = 0; i < mine.size(); i++) {
                int order = mine.get(i) instanceof Long number
                        ? number.compareTo((Long) theirs.get(i))
                        : Arrays.compareUnsigned(bytes(mine.get(i)), bytes(theirs.get(i)));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        private static byte[] bytes(Object text) {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The next row; null at the end. */
    Row current() {
        return current;
    }

    void advance() throws SQLException {
        if (!rows.next()) {
            current = null;
            return;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= table.columns().size(); i++) {
            values.add(normal(rows.getObject(i)));
        }
        current = new Row(table, values);
    }

    private Object normal(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof String text && !withNul) {
            return text.replace("\0", "");
        }
        return value;
    }

    @Override
    public void close() throws SQLException {
        try (statement;
                rows) {
            current = null;
        }
    }
}
