package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.SandboxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes the events of lives: a row each while a sandbox lives, and packed into one row when it has ended.
/// The caller makes the transaction, and holds the lock on the rows of the lives. Blocks on the database; safe for use
/// by several threads.
final class LifeEvents {

    /// A longer pack is not made: rewriting it would take longer than its rows take space, and H2 holds no more than a
    /// million bytes.
    private static final int LONGEST_PACK = 500_000;

    private static final String ADD = """
            insert into history_event (history, sequence, at, engine_at, kind, origin, gap, changes, operation)
            values (:history, :sequence, :at, :engineAt, :kind, :origin, :gap, :changes, :operation)
            """;

    private static final String ADD_PACK =
            "insert into history_pack (history, oldest, events) values (:history, :oldest, :events)";

    private final JdbcClient jdbc;

    private final NamedParameterJdbcTemplate batches;

    LifeEvents(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// Returns what is written of these sandboxes, by the number of their row.
    @Blocking
    Map<Long, List<HistoryEvent>> of(Map<Long, SandboxId> sandboxes) {
        if (sandboxes.isEmpty()) {
            return Map.of();
        }
        Map<Long, SortedMap<Integer, HistoryEvent>> found = new HashMap<>();
        // The rows before the packs: what is packed in between is found twice, and kept once.
        jdbc.sql("select * from history_event where history in (:numbers)")
                .param("numbers", sandboxes.keySet())
                .query(row -> {
                    long number = row.getLong("history");
                    keep(found, number, event(id(sandboxes, number), row));
                });
        jdbc.sql("select history, events from history_pack where history in (:numbers)")
                .param("numbers", sandboxes.keySet())
                .query(row -> {
                    long number = row.getLong("history");
                    PackedEvents.read(id(sandboxes, number), row.getBytes("events"))
                            .forEach(event -> keep(found, number, event));
                });
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue().values())));
    }

    private static SandboxId id(Map<Long, SandboxId> sandboxes, long number) {
        return Objects.requireNonNull(sandboxes.get(number), "Only what was asked for is read.");
    }

    private static void keep(Map<Long, SortedMap<Integer, HistoryEvent>> found, long number, HistoryEvent event) {
        found.computeIfAbsent(number, _ -> new TreeMap<>()).put(event.sequence(), event);
    }

    /// Reads an event of a row of `history_event`.
    static HistoryEvent event(SandboxId id, ResultSet row) throws SQLException {
        OffsetDateTime engineAt = row.getObject("engine_at", OffsetDateTime.class);
        return new HistoryEvent(
                id,
                row.getInt("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                engineAt == null ? null : engineAt.toInstant(),
                Kind.valueOf(row.getString("kind")),
                Origin.valueOf(row.getString("origin")),
                row.getBoolean("gap"),
                StoredValues.changes(row.getString("changes")),
                row.getObject("operation", UUID.class));
    }

    /// Adds the new events of these lives.
    @Blocking
    void write(Collection<StoredLife> lives) {
        Map<Boolean, List<StoredLife>> ended =
                lives.stream().collect(Collectors.partitioningBy(life -> life.end() != null));
        add(ended.getOrDefault(false, List.of()));
        pack(ended.getOrDefault(true, List.of()));
    }

    private void add(List<StoredLife> lives) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (StoredLife life : lives) {
            life.events().forEach(event -> rows.add(parameters(life, event)));
        }
        batch(ADD, rows);
    }

    private void pack(List<StoredLife> lives) {
        Map<Long, SandboxId> older = new HashMap<>();
        lives.stream()
                .filter(life -> life.sequence() > life.events().size())
                .forEach(life -> older.put(number(life), life.id()));
        Map<Long, List<HistoryEvent>> written = of(older);
        List<Map<String, @Nullable Object>> packs = new ArrayList<>();
        List<StoredLife> tooLong = new ArrayList<>();
        for (StoredLife life : lives) {
            List<HistoryEvent> all = new ArrayList<>(written.getOrDefault(number(life), List.of()));
            all.addAll(life.events());
            byte[] pack = PackedEvents.written(all);
            if (pack.length > LONGEST_PACK) {
                tooLong.add(life);
                older.remove(number(life));
            } else {
                packs.add(Map.of("history", number(life), "oldest", stored(PackedEvents.oldest(all)), "events", pack));
            }
        }
        if (!older.isEmpty()) {
            delete("delete from history_event where history in (:numbers)", older.keySet());
            delete("delete from history_pack where history in (:numbers)", older.keySet());
        }
        batch(ADD_PACK, packs);
        add(tooLong);
    }

    private static long number(StoredLife life) {
        return Objects.requireNonNull(life.no(), "A life is written before its events.");
    }

    private void delete(String sql, Set<Long> numbers) {
        jdbc.sql(sql).param("numbers", numbers).update();
    }

    private static Map<String, @Nullable Object> parameters(StoredLife life, HistoryEvent event) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("history", life.no());
        all.put("sequence", event.sequence());
        all.put("at", stored(event.at()));
        all.put("engineAt", event.engineAt() == null ? null : stored(event.engineAt()));
        all.put("kind", event.kind().name());
        all.put("origin", event.origin().name());
        all.put("gap", event.gap());
        all.put("changes", event.changes().isEmpty() ? null : StoredValues.writtenChanges(event.changes()));
        all.put("operation", event.operation());
        return all;
    }

    private void batch(String sql, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    sql, rows.stream().map(MapSqlParameterSource::new).toArray(MapSqlParameterSource[]::new));
        }
    }

    private static OffsetDateTime stored(Instant moment) {
        return LifeColumns.stored(moment).atOffset(ZoneOffset.UTC);
    }
}
