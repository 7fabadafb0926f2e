package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes lives and their events. The caller makes the transaction. Blocks on the database; safe for use by
/// several threads.
final class LifeRepository {

    private static final String COLUMNS = "select no, events, " + LifeColumns.READ + " ";

    private static final String SELECT = COLUMNS + "from history_sandbox ";

    private final JdbcClient jdbc;

    private final NamedParameterJdbcTemplate batches;

    private final SandboxFields codec;

    private final HistoryDialect dialect;

    private final LifeEvents events;

    private final ChangeRows changes;

    LifeRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches, SandboxFields codec) {
        this.dialect = HistoryDialect.of(
                Objects.requireNonNull(batches.getJdbcTemplate().getDataSource()));
        this.jdbc = jdbc;
        this.batches = batches;
        this.codec = codec;
        this.events = new LifeEvents(jdbc, batches);
        this.changes = new ChangeRows(jdbc, batches, codec);
    }

    /// Returns what is written of these sandboxes of a connection.
    @Blocking
    Map<SandboxId, StoredLife> read(ConnectionId connection, Collection<SandboxId> ids) {
        Map<SandboxId, StoredLife> lives = new HashMap<>();
        jdbc.sql(COLUMNS + dialect.amongIds())
                .param("connection", connection.value())
                .param(
                        "ids",
                        ids.stream()
                                .map(id -> StoredText.id(id.value()))
                                .distinct()
                                .toArray(String[]::new))
                .query((row, _) -> life(row))
                .list()
                .forEach(life -> lives.put(life.id(), life));
        return lives;
    }

    /// Returns the sandboxes of a connection that live, as far as it is written.
    @Blocking
    Set<SandboxId> living(ConnectionId connection) {
        return jdbc.sql("select sandbox, full_id from history_sandbox where connection = :connection and ended is null")
                .param("connection", connection.value())
                .query((row, _) -> id(connection, row))
                .set();
    }

    /// Returns ended sandboxes of a connection whose cause may become known better, the newest first.
    @Blocking
    List<StoredLife> unsure(ConnectionId connection, Instant since, int most) {
        return jdbc.sql(SELECT + """
                where connection = :connection and ended >= :since and cause in (:weak)
                order by ended desc, no fetch first :most rows only
                """)
                .param("connection", connection.value())
                .param("since", stored(since))
                .param(
                        "weak",
                        Set.of(Cause.values()).stream()
                                .filter(Cause::weak)
                                .map(Cause::word)
                                .toList())
                .param("most", most)
                .query((row, _) -> life(row))
                .list();
    }

    /// Writes what is new of these lives, and tells it to those who follow the fleet.
    @Blocking
    void write(Collection<StoredLife> lives) {
        writeUntold(lives);
        changes.add(lives.stream().filter(StoredLife::touched).toList());
    }

    /// Tells those who follow the fleet that a connection was not watched.
    @Blocking
    void unwatched(ConnectionId connection, Coverage.Span span) {
        changes.add(connection, span);
    }

    /// Writes what is new of these lives, without a change in the log: for a past that had no followers.
    @Blocking
    void writeUntold(Collection<StoredLife> lives) {
        List<StoredLife> touched = lives.stream().filter(StoredLife::touched).toList();
        Map<Boolean, List<StoredLife>> written =
                touched.stream().collect(Collectors.partitioningBy(life -> life.no() != null));
        List<StoredLife> unwritten = written.getOrDefault(false, List.of());
        if (!unwritten.isEmpty()) {
            add(unwritten);
            number(unwritten);
        }
        update(written.getOrDefault(true, List.of()));
        events.write(touched);
    }

    private void add(List<StoredLife> lives) {
        List<String> columns = List.copyOf(parameters(lives.getFirst()).keySet());
        batch(
                "insert into history_sandbox (%s) values (%s)"
                        .formatted(
                                String.join(", ", columns),
                                columns.stream().map(name -> ":" + name).collect(Collectors.joining(", "))),
                lives.stream().map(this::parameters).toList());
    }

    private void number(List<StoredLife> lives) {
        lives.stream()
                .collect(Collectors.groupingBy(life -> life.id().connection()))
                .forEach((connection, own) -> {
                    Map<SandboxId, StoredLife> written =
                            read(connection, own.stream().map(StoredLife::id).toList());
                    own.forEach(life -> life.numbered(number(written, life.id())));
                });
    }

    private static long number(Map<SandboxId, StoredLife> written, SandboxId id) {
        var life = written.get(id);
        if (life == null || life.no() == null) {
            throw new IllegalStateException("The row of %s is not found after its insertion.".formatted(id));
        }
        return life.no();
    }

    private void update(List<StoredLife> lives) {
        if (lives.isEmpty()) {
            return;
        }
        String sets = parameters(lives.getFirst()).keySet().stream()
                .filter(name -> !Set.of("connection", "sandbox", "first_seen").contains(name))
                .map(name -> name + " = :" + name)
                .collect(Collectors.joining(", "));
        batch(
                "update history_sandbox set " + sets + " where no = :no",
                lives.stream()
                        .map(life -> {
                            Map<String, @Nullable Object> all = parameters(life);
                            all.put("no", life.no());
                            return all;
                        })
                        .toList());
    }

    private void batch(String sql, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    sql, rows.stream().map(MapSqlParameterSource::new).toArray(MapSqlParameterSource[]::new));
        }
    }

    private Map<String, @Nullable Object> parameters(StoredLife life) {
        Map<String, @Nullable Object> all =
                new LinkedHashMap<>(LifeColumns.of(life.life(codec), life.lastSeen(), life.fields()));
        all.put("events", life.sequence());
        return all;
    }

    private static SandboxId id(ConnectionId connection, ResultSet row) throws SQLException {
        String full = row.getString("full_id");
        return new SandboxId(connection, full == null ? row.getString("sandbox") : StoredText.unhex(full));
    }

    private StoredLife life(ResultSet row) throws SQLException {
        Life life = LifeColumns.life(row, codec);
        return new StoredLife(
                life.sandbox().id(),
                row.getLong("no"),
                life.firstSeen(),
                moment(row, "last_seen"),
                RowFields.read(row),
                life.end(),
                row.getInt("events"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime stored(Instant moment) {
        return LifeColumns.stored(moment).atOffset(ZoneOffset.UTC);
    }
}
