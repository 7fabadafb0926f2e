package io.sandboxconsole.history.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Purges the last words of sandboxes that have ended. Those of a live one stay: a console that starts would read them
/// from the engine again.
@Component
final class LastWordsPurge implements PurgeStep {

    private final JdbcClient jdbc;

    private final NamedParameterJdbcTemplate batches;

    private final PurgeLocks locks;

    LastWordsPurge(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.locks = new PurgeLocks(jdbc);
    }

    /// @param history absent where the history lacks the sandbox
    private record Words(
            String connection, String sandbox, @Nullable Long history) {}

    @Override
    public Retained kind() {
        return Retained.LAST_WORDS;
    }

    @Override
    public int purge(Instant before, Instant now, int most) {
        List<Words> oldest = oldest(before, now, most);
        Set<Long> sandboxes = new HashSet<>();
        oldest.stream().map(Words::history).filter(Objects::nonNull).forEach(sandboxes::add);
        Set<Long> free = locks.lock(sandboxes, now);
        List<Words> purged = oldest.stream()
                .filter(words -> words.history() == null || free.contains(words.history()))
                .toList();
        if (!purged.isEmpty()) {
            batches.batchUpdate(
                    "delete from history_last_words where connection = :connection and sandbox = :sandbox",
                    purged.stream()
                            .map(words -> new MapSqlParameterSource(
                                    Map.of("connection", words.connection(), "sandbox", words.sandbox())))
                            .toArray(MapSqlParameterSource[]::new));
        }
        return purged.size();
    }

    private List<Words> oldest(Instant before, Instant now, int most) {
        return jdbc.sql("""
                select words.connection, words.sandbox, life.no from history_last_words words
                left join history_sandbox life on life.connection = words.connection and life.sandbox = words.sandbox
                where words.at < :before and (life.no is null or life.ended is not null) and not %s
                order by words.at fetch first :most rows only
                """.formatted(PurgeLocks.ON_HOLD.formatted("life.no")))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> new Words(
                        row.getString("connection"), row.getString("sandbox"), row.getObject("no", Long.class)))
                .list();
    }
}
