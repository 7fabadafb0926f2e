package io.sandboxconsole.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.audit.TrailToMove;
import io.sandboxconsole.database.DatabaseMove.Result;
import io.sandboxconsole.database.Table.Column;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.PackedEvents;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.testing.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseMoveTests {

    private static final Random RANDOM = new Random(28);

    /// Filled by the trail and the history themselves, because what they hold is verified.
    private static final Set<String> OWN_FORMS =
            Set.of("audit_event", "audit_chain", "audit_statement", "audit_key", "leadership", "history_pack");

    /// More than one batch.
    private static final int ROWS = 600;

    private final List<String> progress = new ArrayList<>();

    private final DataSource from = Databases.H2.migrated();

    private final DataSource to = Databases.POSTGRESQL.empty();

    @Test
    void every_table_is_the_same_afterwards_and_verified() throws SQLException {
        fill();
        TrailToMove.write(from, 30);

        Result result = move(to);

        Map<String, Table> tables = tables(from);
        assertThat(result.tables()).isEqualTo(tables.size());
        assertThat(result.intact()).isTrue();
        for (Table table : tables.values()) {
            assertThat(rows(to, table)).as(table.name()).isEqualTo(rows(from, table));
            assertThat(rows(to, table)).as(table.name()).isNotEmpty();
        }
        assertThat(progress)
                .contains("saved_filter: 600 rows", "The history is readable (1 packs of events).")
                .anyMatch(line -> line.startsWith("The audit trail fits together, rows 1–60."));
    }

    @Test
    void the_target_goes_on_counting_where_the_source_has_stopped() throws SQLException {
        fill();
        JdbcClient.create(from)
                .sql("delete from history_sandbox where no > 590")
                .update();
        Table lives = tables(from).get("history_sandbox");

        move(to);

        try (Connection connection = to.getConnection()) {
            insertRandom(connection, lives, 0);
        }
        assertThat(JdbcClient.create(to)
                        .sql("select max(no) from history_sandbox")
                        .query(Long.class)
                        .single())
                .isEqualTo(ROWS + 1);
    }

    @Test
    void a_table_that_no_version_knows_yet_is_moved_if_the_target_has_it_and_refused_if_not() throws SQLException {
        JdbcClient.create(from)
                .sql("create table added (id bigint primary key, note text)")
                .update();
        JdbcClient.create(from).sql("insert into added values (1, 'new')").update();

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessage("The target has no table “added” with the same columns.");

        JdbcClient.create(to)
                .sql("create table added (id bigint primary key, note text)")
                .update();
        move(to);
        assertThat(JdbcClient.create(to)
                        .sql("select note from added")
                        .query(String.class)
                        .single())
                .isEqualTo("new");
    }

    @Test
    void a_column_of_a_type_that_the_command_does_not_know_stops_it() {
        JdbcClient.create(from)
                .sql("create table added (id bigint primary key, sum numeric(9, 2))")
                .update();

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessage("The column added.sum has a type that this command does not know.");
    }

    @Test
    void a_target_with_rows_is_refused_and_left_as_it_is() {
        Databases.migrate(to);
        JdbcClient.create(to)
                .sql("insert into leadership (name, token, holder, expires) values ('a', 1, 'b', current_timestamp)")
                .update();

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessageStartingWith("The target is not empty: its table “leadership” has rows.");
    }

    @Test
    void a_target_on_which_a_console_has_started_is_refused() {
        Databases.migrate(to);
        TrailToMove.begin(to);

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessageStartingWith("The target is not empty");
    }

    @Test
    void a_source_on_which_a_console_runs_is_refused() {
        JdbcClient.create(from).sql("""
                        insert into leadership (name, token, holder, expires)
                        values ('audit', 1, 'b', current_timestamp + interval '10' second)
                        """).update();

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessageStartingWith("A console runs on the source");
    }

    @Test
    void a_source_of_another_version_is_refused() {
        JdbcClient.create(from).sql("""
                        delete from "flyway_schema_history" where "installed_rank" =
                            (select max("installed_rank") from "flyway_schema_history")
                        """).update();

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessageStartingWith("The source has tables of another version than this program.");
    }

    @Test
    void a_move_that_ends_half_way_leaves_nothing_and_can_be_run_again() throws SQLException {
        fill();
        TrailToMove.write(from, 5);
        // PostgreSQL takes no such sign, H2 does.
        JdbcClient.create(from)
                .sql(
                        "update preference set content = concat('a', char(0)) where person = (select max(person) from preference)")
                .update();

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessageContaining("The move ended early: table “preference”, after")
                .withMessageContaining("The target holds no row of it");
        assertThat(JdbcClient.create(to)
                        .sql("select count(*) from audit_event")
                        .query(Long.class)
                        .single())
                .isZero();

        JdbcClient.create(from).sql("update preference set content = 'a'").update();
        assertThat(move(to).intact()).isTrue();
    }

    @Test
    void a_trail_that_was_changed_is_moved_as_it_is_and_said_to_be_broken() {
        TrailToMove.write(from, 5);
        JdbcClient.create(from)
                .sql("update audit_event set detail = 'forged' where id = 4")
                .update();

        assertThat(move(to).intact()).isFalse();
        assertThat(progress).anyMatch(line -> line.contains("it was changed before") && line.contains("row 4"));
    }

    @Test
    void events_that_cannot_be_read_stop_the_move() throws SQLException {
        JdbcClient.create(from)
                .sql("insert into history_pack (history, oldest, events) values (7, current_timestamp, X'63')")
                .update();

        assertThatExceptionOfType(MoveRefused.class)
                .isThrownBy(() -> move(to))
                .withMessageStartingWith("The events of history_pack 7 cannot be read");
        assertThat(rows(to, tables(from).get("history_pack"))).isEmpty();
    }

    private Result move(DataSource target) {
        return new DatabaseMove(from, target, progress::add).move();
    }

    private static Map<String, Table> tables(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Table.all(connection);
        }
    }

    private void fill() throws SQLException {
        try (Connection connection = from.getConnection()) {
            for (Table table : Table.all(connection).values()) {
                for (int i = 0; i < ROWS && !OWN_FORMS.contains(table.name()); i++) {
                    insertRandom(connection, table, i);
                }
            }
        }
        var sandbox = new SandboxId(new ConnectionId("prod"), "sb-1");
        Instant at = Instant.parse("2026-11-20T12:00:00.123456Z");
        var event = new HistoryEvent(
                sandbox,
                1,
                at,
                null,
                HistoryEvent.Kind.FIRST_SEEN,
                HistoryEvent.Origin.LISTING,
                false,
                List.of(),
                UUID.randomUUID());
        JdbcClient.create(from)
                .sql("insert into history_pack (history, oldest, events) values (1, :at, :events)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("events", PackedEvents.written(List.of(event)))
                .update();
    }

    /// Fills each column as its type says, so that a table of a later version is filled, too.
    private static void insertRandom(Connection connection, Table table, int number) throws SQLException {
        List<Column> columns =
                table.columns().stream().filter(column -> !column.numbered()).toList();
        String names = String.join(
                ", ",
                columns.stream().map(column -> Table.quoted(column.name())).toList());
        String marks = String.join(", ", columns.stream().map(_ -> "?").toList());
        try (var insert = connection.prepareStatement(
                "insert into %s (%s) values (%s)".formatted(Table.quoted(table.name()), names, marks))) {
            for (int i = 0; i < columns.size(); i++) {
                insert.setObject(i + 1, random(columns.get(i).type(), number));
            }
            insert.executeUpdate();
        }
    }

    private static Object random(ColumnType type, int number) {
        return switch (type) {
            case BOOLEAN -> RANDOM.nextBoolean();
            // A key may be a number.
            case NUMBER -> 1_000 + number;
            case MOMENT ->
                OffsetDateTime.ofInstant(Instant.ofEpochSecond(RANDOM.nextInt(), 123_456_000), ZoneOffset.UTC);
            case DATE -> LocalDate.ofEpochDay(RANDOM.nextInt(100_000));
            case BYTES -> {
                byte[] bytes = new byte[16];
                RANDOM.nextBytes(bytes);
                yield bytes;
            }
            case ID -> new UUID(RANDOM.nextLong(), RANDOM.nextLong());
            // As long as the shortest column takes, with characters of one, two and four bytes.
            case TEXT -> "%08xé😀".formatted(RANDOM.nextInt());
            case UNKNOWN -> throw new AssertionError("The source has a column of an unknown type.");
        };
    }

    /// Returns the rows as texts in order.
    private static List<String> rows(DataSource database, Table table) {
        return JdbcClient.create(database)
                .sql(table.select())
                .query((row, _) -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= table.columns().size(); i++) {
                        values.add(
                                switch (table.columns().get(i - 1).type()) {
                                    case MOMENT ->
                                        String.valueOf(Optional.ofNullable(row.getObject(i, OffsetDateTime.class))
                                                .map(OffsetDateTime::toInstant));
                                    case BYTES ->
                                        String.valueOf(Optional.ofNullable(row.getBytes(i))
                                                .map(HexFormat.of()::formatHex));
                                    case BOOLEAN -> String.valueOf(row.getBoolean(i));
                                    case TEXT, NUMBER, DATE, ID, UNKNOWN -> String.valueOf(row.getString(i));
                                });
                    }
                    return String.join("|", values);
                })
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
