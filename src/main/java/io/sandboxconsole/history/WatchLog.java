package io.sandboxconsole.history;

import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores when each connection was watched. One writer per connection; the caller makes the transaction.
@Component
final class WatchLog {

    private static final Duration GAP = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    private final Duration gap;

    @Autowired
    WatchLog(JdbcClient jdbc, HistoryProperties properties) {
        this(jdbc, properties.gap());
    }

    WatchLog(JdbcClient jdbc) {
        this(jdbc, GAP);
    }

    private WatchLog(JdbcClient jdbc, Duration gap) {
        this.jdbc = jdbc;
        this.gap = gap;
    }

    /// Records that a complete listing was requested at `listed`. It extends the newest span, or begins another one
    /// when too much time lies between. A clock that was set back shortens the span to what is certain.
    ///
    /// @return the time before it in which the connection was not watched, where another span begins
    @Blocking
    Optional<Span> watched(ConnectionId connection, Instant listed) {
        Optional<Span> newest = newest(connection);
        if (newest.isEmpty() || listed.isAfter(newest.get().until().plus(gap))) {
            add(connection, new Span(listed, listed));
            return newest.map(last -> new Span(last.until(), listed));
        } else if (!listed.isBefore(newest.get().from())) {
            jdbc.sql("update history_watch set until = :until where connection = :connection and since = :since")
                    .param("until", stored(listed))
                    .param("connection", connection.value())
                    .param("since", stored(newest.get().from()))
                    .update();
        }
        return Optional.empty();
    }

    /// Adds a span that neither touches nor follows another.
    void add(ConnectionId connection, Span span) {
        jdbc.sql("insert into history_watch (connection, since, until) values (?, ?, ?)")
                .params(connection.value(), stored(span.from()), stored(span.until()))
                .update();
    }

    /// Returns when a complete listing of the connection was last requested.
    @Blocking
    Optional<Instant> last(ConnectionId connection) {
        return newest(connection).map(Span::until);
    }

    private Optional<Span> newest(ConnectionId connection) {
        return jdbc.sql("""
                select since, until from history_watch where connection = ?
                order by since desc fetch first 1 row only
                """)
                .param(connection.value())
                .query((row, _) -> span(row))
                .optional();
    }

    /// Returns when each connection was watched, by its name.
    @Blocking
    List<Coverage> coverage() {
        Map<ConnectionId, List<Span>> spans = new TreeMap<>();
        jdbc.sql("select connection, since, until from history_watch order by since")
                .query(row -> {
                    spans.computeIfAbsent(new ConnectionId(row.getString("connection")), _ -> new ArrayList<>())
                            .add(span(row));
                });
        return spans.entrySet().stream()
                .map(entry -> new Coverage(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
