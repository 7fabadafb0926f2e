package io.sandboxconsole.history.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private record Event(long history, int sequence) {}

    @Override
    public Retained kind() {
        return Retained.EVENTS;
    }

    @Override
    public int purge(Instant before, Instant now, int most) {
        List<Event> oldest = oldest(before, now, most);
        Set<Long> sandboxes = new HashSet<>(oldest.stream().map(Event::history).toList());
        Set<Long> free = locks.lock(sandboxes, now);
        free.addAll(locks.unknown(sandboxes));
        List<Event> events =
                oldest.stream().filter(event -> free.contains(event.history())).toList();
        if (!events.isEmpty()) {
            batches.batchUpdate(
                    "delete from history_event where history = :history and sequence = :sequence",
                    events.stream()
                            .map(event -> new MapSqlParameterSource(
                                    Map.of("history", event.history(), "sequence", event.sequence())))
                            .toArray(MapSqlParameterSource[]::new));
        }
        return events.size();
    }

    private List<Event> oldest(Instant before, Instant now, int most) {
        return jdbc.sql("""
                select history, sequence from history_event event where at < :before and not %s
                order by at, history fetch first :most rows only
                """.formatted(PurgeLocks.ON_HOLD.formatted("event.history")))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> new Event(row.getLong("history"), row.getInt("sequence")))
                .list();
    }
}
