package io.sandboxconsole.history;

import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Appends to the log of changes, from which streams read. The caller makes the transaction, and comes here last: from
/// then on until its commit no other writer appends, so that no reader who goes on from a number misses a smaller one.
final class ChangeRows {

    private static final String COLUMNS = "no, at, kind, connection, sandbox, full_id, title, state, team, owner, "
            + "sequence, engine_at, origin, gap, changes, operation, since";

    private static final String ADD =
            "insert into history_change (%s) values (:%s)".formatted(COLUMNS, COLUMNS.replace(", ", ", :"));

    private final JdbcClient jdbc;

    private final NamedParameterJdbcTemplate batches;

    private final SandboxFields codec;

    ChangeRows(JdbcClient jdbc, NamedParameterJdbcTemplate batches, SandboxFields codec) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.codec = codec;
    }

    /// Appends the new events of these lives, in the order of their time.
    @Blocking
    void add(Collection<StoredLife> lives) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (StoredLife life : lives) {
            Sandbox sandbox = life.sandbox(codec);
            life.events().forEach(event -> rows.add(row(sandbox, event)));
        }
        // Stable: the events of one sandbox stay in their order, also where a clock was set back.
        rows.sort(Comparator.comparing(row -> (OffsetDateTime) row.get("at")));
        append(rows);
    }

    /// Appends that a connection was not watched in `span`.
    @Blocking
    void add(ConnectionId connection, Span span) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("kind", "UNWATCHED");
        row.put("connection", connection.value());
        row.put("since", stored(span.from()));
        row.put("at", stored(span.until()));
        row.put("gap", true);
        append(List.of(row));
    }

    private static Map<String, @Nullable Object> row(Sandbox sandbox, HistoryEvent event) {
        Instant engineAt = event.engineAt();
        String id = StoredText.id(sandbox.id().value());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("at", stored(event.at()));
        row.put("kind", event.kind().name());
        row.put("connection", sandbox.id().connection().value());
        row.put("sandbox", id);
        row.put(
                "full_id",
                id.equals(sandbox.id().value())
                        ? null
                        : StoredText.hex(sandbox.id().value()));
        row.put("title", LifeColumns.name(sandbox.title()));
        row.put("state", sandbox.state().kind().word());
        row.put("team", name(sandbox.team()));
        row.put("owner", name(sandbox.owner()));
        row.put("sequence", event.sequence());
        row.put("engine_at", engineAt == null ? null : stored(engineAt));
        row.put("origin", event.origin().name());
        row.put("gap", event.gap());
        row.put("changes", event.changes().isEmpty() ? null : StoredValues.writtenChanges(event.changes()));
        row.put("operation", event.operation());
        return row;
    }

    private void append(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("update history_change_end set no = no + :more")
                .param("more", rows.size())
                .update();
        long last =
                jdbc.sql("select no from history_change_end").query(Long.class).single();
        long number = last - rows.size();
        for (Map<String, @Nullable Object> row : rows) {
            row.put("no", ++number);
            for (String column : COLUMNS.split(", ", -1)) {
                row.putIfAbsent(column, null);
            }
        }
        batches.batchUpdate(ADD, rows.stream().map(MapSqlParameterSource::new).toArray(MapSqlParameterSource[]::new));
    }

    private static @Nullable String name(@Nullable String text) {
        return text == null ? null : LifeColumns.name(text);
    }

    private static OffsetDateTime stored(Instant moment) {
        return LifeColumns.stored(moment).atOffset(ZoneOffset.UTC);
    }
}
