package io.whisperrest.api.migration;

import io.whisperrest.api.migration.RowReader.Row;
import io.whisperrest.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a table equal to that of another database: adds, changes and deletes the rows that differ. A second pass therefore moves only what
 * has changed since, and an interrupted one continues.
 */
final class TableSync {
    private final DatabaseLocation from;
    private final Connection source;
    private final DatabaseLocation to;

    /** @param source reads one state of {@code from} for all tables: rows may refer to each other */
    TableSync(DatabaseLocation from, Connection source, DatabaseLocation to) {
        this.from = from;
        this.source = source;
        this.to = to;
    }

    /**
     * @param rows number of rows in the source
     * @param digest SHA-256 of the source's rows
     * @param changed number of rows added, changed or deleted, or that would be
     */
    record Outcome(String table, long rows, String digest, long changed) {}

    private enum Step {
        COMPARE,
        DELETE,
        PUT
    }

    /** Only compares. */
    Outcome compare(TableShape table) throws SQLException {
        return pass(table, Set.of(), Step.COMPARE);
    }

    /** Deletes first, because a row that is gone may hold a name that another one has now. */
    Outcome copy(TableShape table) throws SQLException {
        long changed = pass(table, Set.of(), Step.DELETE).changed();
        // A row may refer to a later one of the same table, so such columns come last.
        if (!table.own().isEmpty()) {
            changed += pass(table, table.own(), Step.PUT).changed();
        }
        Outcome last = pass(table, Set.of(), Step.PUT);
        return new Outcome(last.table(), last.rows(), last.digest(), changed + last.changed());
    }

    private Outcome pass(TableShape table, Set<String> left, Step step) throws SQLException {
        MessageDigest digest = Sha256.digest();
        long rows = 0;
        long changed = 0;
        try (Connection target = Snapshot.of(to);
                Connection writer = to.connect()) {
            writer.setAutoCommit(false);
            try (RowReader here = new RowReader(source, from, table, to.isSqlite());
                    RowReader there = new RowReader(target, to, table, true);
                    RowWriter put = new RowWriter(writer, put(table, left), table.columns(), left);
                    RowWriter delete = new RowWriter(
                            writer, "DELETE FROM " + table.name() + " WHERE " + keys(table), table.key(), Set.of())) {
                while (here.current() != null || there.current() != null) {
                    int order = order(here.current(), there.current());
                    if (order <= 0) {
                        Row row = here.current();
                        digest.update(row.values().toString().getBytes(StandardCharsets.UTF_8));
                        rows++;
                        if (step != Step.DELETE && (order < 0 || !equal(row, there.current(), left))) {
                            changed++;
                            if (step == Step.PUT) {
                                put.add(row);
                            }
                        }
                        here.advance();
                    } else if (step != Step.PUT) {
                        changed++;
                        if (step == Step.DELETE) {
                            delete.add(there.current());
                        }
                    }
                    if (order >= 0) {
                        there.advance();
                    }
                }
            }
        }
        return new Outcome(table.name(), rows, HexFormat.of().formatHex(digest.digest()), changed);
    }

    private static int order(Row here, Row there) {
        if (here == null || there == null) {
            return here == null ? 1 : -1;
        }
        return here.compareKey(there);
    }

    private static boolean equal(Row one, Row other, Set<String> left) {
        return one.table().columns().stream()
                .filter(column -> !left.contains(column))
                .allMatch(column -> Objects.equals(one.value(column), other.value(column)));
    }

    private static String keys(TableShape table) {
        return table.key().stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    }

    private static String put(TableShape table, Set<String> left) {
        String marks = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        String changes = table.others().stream()
                .filter(column -> !left.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + String.join(", ", table.columns()) + ") VALUES (" + marks
                + ") ON CONFLICT (" + String.join(", ", table.key()) + ") DO "
                + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
    }
}
