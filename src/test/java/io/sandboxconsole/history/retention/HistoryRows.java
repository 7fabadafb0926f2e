package io.sandboxconsole.history.retention;

import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.history.PackedEvents;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of the history as a test wants them. Columns that it does not care about get any value.
final class HistoryRows {

    private static final SandboxId ANY = new SandboxId(new ConnectionId("any"), "any");

    private final JdbcClient jdbc;

    HistoryRows(DataSource database) {
        jdbc = JdbcClient.create(database);
    }

    private record Column(String name, String type) {

        Object anyValue(Instant moment) {
            return type.startsWith("timestamp")
                    ? moment.atOffset(ZoneOffset.UTC)
                    : switch (type) {
                        case "integer", "smallint", "bigint" -> 0;
                        case "boolean" -> false;
                        default -> "{}";
                    };
        }
    }

    /// @param ended absent for a live one
    long sandbox(SandboxId id, @Nullable String team, Instant begun, @Nullable Instant ended) {
        Map<String, @Nullable Object> values = new HashMap<>();
        required().forEach(column -> values.put(column.name(), column.anyValue(begun)));
        values.put("connection", id.connection().value());
        values.put("sandbox", id.value());
        values.put("team", team);
        values.put("ended", ended == null ? null : ended.atOffset(ZoneOffset.UTC));
        List<String> names = List.copyOf(values.keySet());
        jdbc.sql("insert into history_sandbox (%s) values (%s)"
                        .formatted(
                                String.join(", ", names),
                                names.stream().map(name -> ":" + name).collect(Collectors.joining(", "))))
                .params(values)
                .update();
        return jdbc.sql("select no from history_sandbox where connection = ? and sandbox = ?")
                .params(id.connection().value(), id.value())
                .query(Long.class)
                .single();
    }

    private List<Column> required() {
        return jdbc.sql("""
                select lower(column_name) as name, lower(data_type) as type from information_schema.columns
                where lower(table_name) = 'history_sandbox' and table_schema = current_schema
                  and is_nullable = 'NO' and is_identity = 'NO'
                """)
                .query((row, _) -> new Column(row.getString("name"), row.getString("type")))
                .list();
    }

    void event(long history, int sequence, Instant at) {
        jdbc.sql("""
                insert into history_event (history, sequence, at, kind, origin, gap) values (?, ?, ?, ?, ?, false)
                """)
                .params(history, sequence, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), "CHANGED", "LISTING")
                .update();
    }

    /// Packs events of these moments, the oldest first.
    void pack(long history, Instant... moments) {
        List<HistoryEvent> events = IntStream.range(0, moments.length)
                .mapToObj(i -> new HistoryEvent(
                        ANY, i + 1, moments[i], null, Kind.CHANGED, Origin.LISTING, false, List.of(), null))
                .toList();
        jdbc.sql("insert into history_pack (history, oldest, events) values (?, ?, ?)")
                .params(history, moments[0].atOffset(ZoneOffset.UTC), PackedEvents.written(events))
                .update();
    }

    /// The numbers of a sandbox's packed events.
    List<Integer> packed(long history) {
        return jdbc
                .sql("select events from history_pack where history = ?")
                .param(history)
                .query((row, _) -> PackedEvents.read(ANY, row.getBytes("events")))
                .optional()
                .orElse(List.of())
                .stream()
                .map(HistoryEvent::sequence)
                .toList();
    }

    void watched(String connection, Instant since, Instant until) {
        jdbc.sql("insert into history_watch (connection, since, until) values (?, ?, ?)")
                .params(connection, since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(long number, Instant at) {
        jdbc.sql("insert into history_change (no, at, kind, connection, gap) values (?, ?, 'CHANGED', 'prod', false)")
                .params(number, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Long> changes() {
        return jdbc.sql("select no from history_change order by no")
                .query(Long.class)
                .list();
    }

    void lastWords(SandboxId id, Instant at) {
        jdbc.sql("""
                insert into history_last_words (connection, sandbox, at, logs, truncated) values (?, ?, ?, ?, false)
                """)
                .params(id.connection().value(), id.value(), at.atOffset(ZoneOffset.UTC), "Killed")
                .update();
    }

    /// The sandboxes of which there are last words.
    List<String> lastWords() {
        return jdbc.sql("select sandbox from history_last_words order by sandbox")
                .query(String.class)
                .list();
    }

    List<String> sandboxes() {
        return jdbc.sql("select sandbox from history_sandbox order by sandbox")
                .query(String.class)
                .list();
    }

    /// The numbers of a sandbox's events.
    List<Integer> events(long history) {
        return jdbc.sql("select sequence from history_event where history = ? order by sequence")
                .param(history)
                .query(Integer.class)
                .list();
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
