package io.sandboxconsole.history.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Purges ended sandboxes with their events and last words. Never a live one.
@Component
final class EndedPurge implements PurgeStep {

    private final JdbcClient jdbc;

    private final PurgeLocks locks;

    EndedPurge(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.locks = new PurgeLocks(jdbc);
    }

    @Override
    public Retained kind() {
        return Retained.ENDED;
    }

    @Override
    public int purge(Instant before, Instant now, int most) {
        Set<Long> purged = stillEnded(locks.lock(oldest(before, now, most), now), before);
        if (purged.isEmpty()) {
            return 0;
        }
        delete("delete from history_event where history in (:some)", purged);
        delete("delete from history_pack where history in (:some)", purged);
        delete("""
                delete from history_last_words words where exists (select 1 from history_sandbox life
                  where life.no in (:some) and life.connection = words.connection and life.sandbox = words.sandbox)
                """, purged);
        delete("delete from history_hold where history in (:some)", purged);
        return delete("delete from history_sandbox where no in (:some)", purged);
    }

    /// Leaves out sandboxes that returned just before the lock.
    private Set<Long> stillEnded(Set<Long> locked, Instant before) {
        return locked.isEmpty()
                ? locked
                : jdbc.sql("select no from history_sandbox where no in (:some) and ended < :before")
                        .param("some", locked)
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .query((row, _) -> row.getLong("no"))
                        .set();
    }

    private List<Long> oldest(Instant before, Instant now, int most) {
        return jdbc.sql("""
                select no from history_sandbox sandbox where ended < :before and not %s
                order by ended nulls first, no fetch first :most rows only
                """.formatted(PurgeLocks.ON_HOLD.formatted("sandbox.no")))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> row.getLong("no"))
                .list();
    }

    private int delete(String sql, Set<Long> some) {
        return jdbc.sql(sql).param("some", some).update();
    }
}
