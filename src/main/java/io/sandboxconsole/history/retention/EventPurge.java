package io.sandboxconsole.history.retention;

import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.PackedEvents;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Purges events, of live sandboxes too. A state of the past is the current one with the later events undone, so it
/// stays right for every instant from the oldest time that is kept.
@Component
final class EventPurge implements PurgeStep {

    private final JdbcClient jdbc;

    private final NamedParameterJdbcTemplate batches;

    private final PurgeLocks locks;

    EventPurge(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.locks = new PurgeLocks(jdbc);
    }

    /// A pack does not say whose events it holds, and a purge does not ask.
    private static final SandboxId ANY = new SandboxId(new ConnectionId("any"), "any");

    private record Event(long history, int sequence) {}

    @Override
    public Retained kind() {
        return Retained.EVENTS;
    }

    @Override
    public int purge(Instant before, Instant now, int most) {
        int rows = purgeRows(before, now, most);
        return rows > 0 ? rows : purgePacks(before, now, most);
    }

    private int purgeRows(Instant before, Instant now, int most) {
        List<Event> oldest = due("history_event", "history, sequence", "at", before, now, most)
                .query((row, _) -> new Event(row.getLong("history"), row.getInt("sequence")))
                .list();
        Set<Long> free = free(oldest.stream().map(Event::history).toList(), now);
        List<Event> events =
                oldest.stream().filter(event -> free.contains(event.history())).toList();
        batch(
                "delete from history_event where history = :history and sequence = :sequence",
                events.stream()
                        .map(event -> Map.<String, Object>of("history", event.history(), "sequence", event.sequence()))
                        .toList());
        return events.size();
    }

    /// Packs the younger events of each pack anew.
    private int purgePacks(Instant before, Instant now, int most) {
        Set<Long> free = free(
                due("history_pack", "history", "oldest", before, now, most)
                        .query((row, _) -> row.getLong("history"))
                        .list(),
                now);
        if (free.isEmpty()) {
            return 0;
        }
        List<Map<String, Object>> shorter = new ArrayList<>();
        List<Map<String, Object>> empty = new ArrayList<>();
        var removed = new AtomicInteger();
        jdbc.sql("select history, events from history_pack where history in (:some)")
                .param("some", free)
                .query(row -> {
                    List<HistoryEvent> events = PackedEvents.read(ANY, row.getBytes("events"));
                    List<HistoryEvent> rest = events.stream()
                            .filter(event -> !event.at().isBefore(before))
                            .toList();
                    removed.addAndGet(events.size() - rest.size());
                    if (rest.isEmpty()) {
                        empty.add(Map.of("history", row.getLong("history")));
                    } else {
                        shorter.add(Map.of(
                                "history",
                                row.getLong("history"),
                                "oldest",
                                PackedEvents.oldest(rest).atOffset(ZoneOffset.UTC),
                                "events",
                                PackedEvents.written(rest)));
                    }
                });
        batch("delete from history_pack where history = :history", empty);
        batch("update history_pack set oldest = :oldest, events = :events where history = :history", shorter);
        return removed.get();
    }

    private Set<Long> free(Collection<Long> sandboxes, Instant now) {
        Set<Long> some = new HashSet<>(sandboxes);
        Set<Long> free = locks.lock(some, now);
        free.addAll(locks.unknown(some));
        return free;
    }

    private JdbcClient.StatementSpec due(
            String table, String columns, String moment, Instant before, Instant now, int most) {
        return jdbc.sql("""
                select %s from %s due where %s < :before and not %s
                order by %s, history fetch first :most rows only
                """.formatted(columns, table, moment, PurgeLocks.ON_HOLD.formatted("due.history"), moment))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most);
    }

    private void batch(String sql, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    sql, rows.stream().map(MapSqlParameterSource::new).toArray(MapSqlParameterSource[]::new));
        }
    }
}
