package io.sandboxconsole.database;

import io.sandboxconsole.audit.AuditExport;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.audit.verification.Verifier;
import io.sandboxconsole.database.RowValues.Content;
import io.sandboxconsole.history.PackedEvents;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Moves all that an embedded database holds to an empty PostgreSQL, and verifies there what came. All is one
/// transaction of the target: it holds everything, verified, or nothing.
public final class DatabaseMove {

    private static final int BATCH = 500;

    /// How many rows a line of progress stands for.
    private static final int STEP = 100_000;

    private final DataSource from;

    private final DataSource to;

    private final Consumer<String> progress;

    DatabaseMove(DataSource from, DataSource to, Consumer<String> progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /// Returns a move from an embedded H2 to a PostgreSQL.
    ///
    /// @param progress gets lines for people
    /// @throws MoveRefused if these are not such databases, or cannot be opened
    public static DatabaseMove of(DatabaseAddress from, DatabaseAddress to, Consumer<String> progress) {
        return new DatabaseMove(DatabaseConnections.source(from), DatabaseConnections.target(to), progress);
    }

    /// What was moved.
    ///
    /// @param intact whether the trail verifies; one that was broken in the source is broken in the target
    public record Result(int tables, long rows, boolean intact) {}

    /// Moves everything.
    ///
    /// @throws MoveRefused if it was not possible: the target is empty then, and the source as before in any case
    public Result move() {
        migrate();
        try (Connection source = from.getConnection();
                Connection target = to.getConnection()) {
            source.setAutoCommit(false);
            source.setReadOnly(true);
            target.setAutoCommit(false);
            try {
                Map<String, Table> tables = Table.all(source);
                check(source, target, tables);
                Result result = copied(source, target, tables);
                target.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                target.rollback();
                throw failure;
            } finally {
                source.rollback();
            }
        } catch (SQLException | DataAccessException failure) {
            throw new MoveRefused(
                    "The move ended early: %s. The target holds no row of it; run the command again."
                            .formatted(failure.getMessage()),
                    failure);
        }
    }

    private void migrate() {
        try {
            DatabaseConnections.migrate(to, "postgresql");
        } catch (FlywayException failure) {
            throw new MoveRefused(
                    "The target did not get the console's tables: %s".formatted(failure.getMessage()), failure);
        }
    }

    private static void check(Connection source, Connection target, Map<String, Table> tables) throws SQLException {
        if (!tables.containsKey("leadership") || !version(source).equals(version(target))) {
            throw new MoveRefused(
                    "The source has tables of another version than this program. Start this version once on the source, and stop it again.");
        }
        if (exists(source, "select 1 from leadership where expires > current_timestamp")) {
            throw new MoveRefused(
                    "A console runs on the source, or has stopped less than 15 seconds ago. Stop it, and run the command again.");
        }
        Map<String, Table> targets = Table.all(target);
        for (Table table : tables.values()) {
            for (Table.Column column : table.columns()) {
                if (column.type() == ColumnType.UNKNOWN) {
                    throw new MoveRefused("The column %s.%s has a type that this command does not know."
                            .formatted(table.name(), column.name()));
                }
            }
            Table same = targets.get(table.name());
            if (same == null
                    || same.withColumnsOf(table).columns().size()
                            != table.columns().size()) {
                throw new MoveRefused("The target has no table “%s” with the same columns.".formatted(table.name()));
            }
        }
        Map<String, Long> untouched = rowsOfNewDatabase();
        for (String table : targets.keySet()) {
            if (count(target, table) != untouched.getOrDefault(table, 0L)) {
                throw new MoveRefused(
                        "The target is not empty: its table “%s” has rows. Name an empty database or schema."
                                .formatted(table));
            }
        }
        // A console that has started there has begun its chain, though no row may follow yet.
        if (exists(target, "select 1 from audit_chain where hash is not null")) {
            throw new MoveRefused("The target is not empty: a console has started on it. Name an empty database.");
        }
    }

    /// Migrations themselves write some rows.
    private static Map<String, Long> rowsOfNewDatabase() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (Connection connection = DatabaseConnections.newInMemory()) {
            DatabaseConnections.migrate(new SingleConnectionDataSource(connection, true), "h2");
            for (String table : Table.all(connection).keySet()) {
                counts.put(table, count(connection, table));
            }
        }
        return counts;
    }

    private static String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select "version" from "flyway_schema_history" where "success" and "version" is not null
                        order by "installed_rank" desc
                        """)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + Table.quoted(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    private Result copied(Connection source, Connection target, Map<String, Table> tables) throws SQLException {
        Map<String, Table> targets = Table.all(target);
        Map<String, Content> contents = new HashMap<>();
        long rows = 0;
        for (Table table : tables.values()) {
            Table same = sameIn(targets, table);
            Content content = copy(source, target, table, same);
            contents.put(table.name(), content);
            continueNumbers(source, target, same);
            rows += content.rows();
            progress.accept("%s: %,d rows".formatted(table.name(), content.rows()));
        }
        for (Table table : tables.values()) {
            if (!content(target, sameIn(targets, table)).equals(contents.get(table.name()))) {
                throw new MoveRefused(
                        "The table “%s” is not the same in the target as in the source. The target holds no row; please report this."
                                .formatted(table.name()));
            }
        }
        progress.accept("All %,d rows of %d tables are the same in the target.".formatted(rows, tables.size()));
        return new Result(tables.size(), rows, verify(target));
    }

    private static Table sameIn(Map<String, Table> targets, Table table) {
        return Objects.requireNonNull(targets.get(table.name())).withColumnsOf(table);
    }

    private Content copy(Connection source, Connection target, Table table, Table same) throws SQLException {
        try (Statement emptied = target.createStatement()) {
            // What the migrations have written is in the source, too, as it is now.
            emptied.executeUpdate("delete from " + Table.quoted(table.name()));
        }
        var values = new RowValues();
        try (Statement select = source.createStatement();
                ResultSet row = select.executeQuery(table.select());
                PreparedStatement insert = target.prepareStatement(same.insert())) {
            int waiting = 0;
            while (row.next()) {
                RowValues.set(insert, values.read(row, table), same);
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
                if (values.content().rows() % STEP == 0) {
                    progress.accept("%s: %,d rows so far"
                            .formatted(table.name(), values.content().rows()));
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        } catch (SQLException failure) {
            throw new SQLException(
                    "table “%s”, after %,d rows: %s"
                            .formatted(table.name(), values.content().rows(), failure.getMessage()),
                    failure);
        }
        return values.content();
    }

    private static Content content(Connection connection, Table table) throws SQLException {
        var values = new RowValues();
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(BATCH);
            try (ResultSet row = select.executeQuery(table.select())) {
                while (row.next()) {
                    values.read(row, table);
                }
            }
        }
        return values.content();
    }

    /// The target goes on counting where the source has stopped, so that no number comes a second time.
    private static void continueNumbers(Connection source, Connection target, Table table) throws SQLException {
        for (Table.Column column : table.columns()) {
            if (column.numbered()) {
                try (PreparedStatement next = source.prepareStatement("""
                                select identity_base from information_schema.columns
                                where table_schema = current_schema and table_name = ? and column_name = ?
                                """);
                        Statement restart = target.createStatement()) {
                    next.setString(1, table.name());
                    next.setString(2, column.name());
                    try (ResultSet row = next.executeQuery()) {
                        row.next();
                        restart.execute("alter table %s alter column %s restart with %d"
                                .formatted(Table.quoted(table.name()), Table.quoted(column.name()), row.getLong(1)));
                    }
                }
            }
        }
    }

    private boolean verify(Connection target) throws SQLException {
        long packs = readHistory(target);
        progress.accept("The history is readable (%,d packs of events).".formatted(packs));
        Report report = verifyTrail(target);
        if (report.verdict() == Verdict.BROKEN) {
            progress.accept("The audit trail is moved as it was, and it was changed before: " + report.text());
            return false;
        }
        progress.accept(
                "The audit trail fits together, rows %d–%d. Have an export verified with the keys of your auditors."
                        .formatted(report.first(), report.last()));
        return true;
    }

    private static long readHistory(Connection target) throws SQLException {
        var nowhere = new SandboxId(new ConnectionId("moved"), "moved");
        long packs = 0;
        try (Statement select = target.createStatement()) {
            select.setFetchSize(BATCH);
            try (ResultSet row = select.executeQuery("select history, events from history_pack")) {
                while (row.next()) {
                    long history = row.getLong(1);
                    try {
                        PackedEvents.read(nowhere, row.getBytes(2));
                    } catch (RuntimeException unreadable) {
                        throw new MoveRefused(
                                "The events of history_pack %d cannot be read: %s. The target holds no row."
                                        .formatted(history, unreadable.getMessage()),
                                unreadable);
                    }
                    packs++;
                }
            }
        }
        return packs;
    }

    private static Report verifyTrail(Connection target) {
        var same = new SingleConnectionDataSource(target, true);
        var export = AuditExport.of(new JdbcTemplate(same), new DataSourceTransactionManager(same), Clock.systemUTC());
        @Nullable Path file = null;
        try {
            file = Files.createTempFile("sandbox-console-move", ".jsonl");
            try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
                export.writeAll(export.now(), output);
            }
            return new Verifier(null, null).verify(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
