package io.sandboxconsole.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A table as a database describes it.
///
/// @param columns in the order of their names, so that they are the same in both databases
record Table(String name, List<Column> columns) {

    /// Flyway's own: each database has its own.
    private static final String MIGRATIONS = "flyway_schema_history";

    Table {
        columns = List.copyOf(columns);
    }

    /// A column.
    ///
    /// @param numbered whether the database itself counts its values
    record Column(String name, ColumnType type, boolean numbered) {}

    /// Returns all tables of the connection's schema by their names. None is known in advance: one that a later version
    /// adds is found.
    static Map<String, Table> all(Connection connection) throws SQLException {
        Map<String, Table> tables = new TreeMap<>();
        List<String> names = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        for (String name : names) {
            if (!name.equals(MIGRATIONS)) {
                tables.put(name, new Table(name, columns(connection, name)));
            }
        }
        return tables;
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        try (ResultSet found =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (found.next()) {
                // An underscore in the name is a wildcard of the metadata.
                // A generated column follows from the others.
                if (found.getString("TABLE_NAME").equals(table)
                        && !"YES".equals(found.getString("IS_GENERATEDCOLUMN"))) {
                    String name = found.getString("COLUMN_NAME");
                    columns.put(
                            name,
                            new Column(
                                    name,
                                    ColumnType.of(found.getInt("DATA_TYPE"), found.getString("TYPE_NAME")),
                                    "YES".equals(found.getString("IS_AUTOINCREMENT"))));
                }
            }
        }
        return List.copyOf(columns.values());
    }

    /// Returns this table with the columns that `other` has; the target may have some of its own, for its searches.
    Table withColumnsOf(Table other) {
        Set<String> names = other.columns.stream().map(Column::name).collect(Collectors.toSet());
        return new Table(
                name,
                columns.stream().filter(column -> names.contains(column.name())).toList());
    }

    boolean isNumbered() {
        return columns.stream().anyMatch(Column::numbered);
    }

    String select() {
        return "select %s from %s".formatted(quotedColumns(), quoted(name));
    }

    /// Returns the statement that inserts a row with the numbers that it has.
    String insert() {
        return "insert into %s (%s)%s values (%s)"
                .formatted(
                        quoted(name),
                        quotedColumns(),
                        isNumbered() ? " overriding system value" : "",
                        columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
    }

    private String quotedColumns() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
