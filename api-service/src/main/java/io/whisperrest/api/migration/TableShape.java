package io.whisperrest.api.migration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table as the database itself describes it.
 *
 * @param key columns of the primary key, in its order
 * @param own columns that refer to the table itself
 */
record TableShape(String name, List<String> columns, List<String> key, Set<String> own) {
    private static final Set<String> NOT_OURS = Set.of("flyway_schema_history", "signing_key");

    /** SQLite's index of terms, which its triggers fill. */
    private static final String INDEX = "task_search";

    /** All tables, each after those that it refers to. */
    static List<TableShape> all(Connection connection) throws SQLException {
        DatabaseMetaData facts = connection.getMetaData();
        Map<String, TableShape> shapes = new TreeMap<>();
        Map<String, Set<String>> needs = new TreeMap<>();
        for (String name : names(facts, connection.getSchema())) {
            Set<String> own = new LinkedHashSet<>();
            Set<String> others = new LinkedHashSet<>();
            try (ResultSet references = facts.getImportedKeys(null, connection.getSchema(), name)) {
                while (references.next()) {
                    String other = references.getString("PKTABLE_NAME");
                    if (other.equals(name)) {
                        own.add(references.getString("FKCOLUMN_NAME"));
                    } else {
                        others.add(other);
                    }
                }
            }
            shapes.put(name, new TableShape(name, columns(facts, connection, name), key(facts, connection, name), own));
            needs.put(name, others);
        }
        List<TableShape> ordered = new ArrayList<>();
        while (ordered.size() < shapes.size()) {
            List<String> placed = ordered.stream().map(TableShape::name).toList();
            ordered.add(shapes.values().stream()
                    .filter(shape -> !placed.contains(shape.name()) && placed.containsAll(needs.get(shape.name())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle")));
        }
        return ordered;
    }

    private static List<String> names(DatabaseMetaData facts, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = facts.getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (!NOT_OURS.contains(name) && !name.startsWith("sqlite_") && !name.startsWith(INDEX)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<String> columns(DatabaseMetaData facts, Connection connection, String table)
            throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (ResultSet columns = facts.getColumns(null, connection.getSchema(), table, "%")) {
            while (columns.next()) {
                if (columns.getString("TABLE_NAME").equals(table)) { // the name is a pattern
                    names.add(columns.getString("COLUMN_NAME"));
                }
            }
        }
        return names.stream().sorted().toList();
    }

    private static List<String> key(DatabaseMetaData facts, Connection connection, String table) throws SQLException {
        Map<Short, String> byPosition = new TreeMap<>();
        try (ResultSet keys = facts.getPrimaryKeys(null, connection.getSchema(), table)) {
            while (keys.next()) {
                byPosition.put(keys.getShort("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(new LinkedHashMap<>(byPosition).values());
    }

    /** Columns that are no part of the key. */
    List<String> others() {
        return columns.stream().filter(column -> !key.contains(column)).toList();
    }
}
