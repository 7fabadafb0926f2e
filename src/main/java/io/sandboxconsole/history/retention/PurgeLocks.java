package io.sandboxconsole.history.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Locks sandboxes for a purge against the writer and against a legal hold that is placed in the same moment.
final class PurgeLocks {

    /// Correlates with a row whose column `%s` numbers a sandbox.
    static final String ON_HOLD = """
            exists (select 1 from history_hold hold where hold.history = %s
              and hold.released_at is null and (hold.until is null or hold.until > :now))
            """;

    private final JdbcClient jdbc;

    PurgeLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns those of `sandboxes` that no other transaction works on and that are not on hold, locked until the
    /// transaction ends. Passes over locked ones: waiting for several of them could end in a deadlock.
    Set<Long> lock(Collection<Long> sandboxes, Instant now) {
        Set<Long> locked =
                numbers("select no from history_sandbox where no in (:some) for update skip locked", sandboxes);
        if (!locked.isEmpty()) {
            // A statement of its own, which sees holds that were placed just before the lock.
            locked.removeAll(jdbc.sql("""
                    select no from history_sandbox sandbox where no in (:some) and %s
                    """.formatted(ON_HOLD.formatted("sandbox.no")))
                    .param("some", locked)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .query((row, _) -> row.getLong("no"))
                    .set());
        }
        return locked;
    }

    /// Returns those of `sandboxes` that have no row any more.
    Set<Long> unknown(Collection<Long> sandboxes) {
        Set<Long> unknown = new HashSet<>(sandboxes);
        unknown.removeAll(numbers("select no from history_sandbox where no in (:some)", sandboxes));
        return unknown;
    }

    private Set<Long> numbers(String sql, Collection<Long> some) {
        return some.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(jdbc.sql(sql)
                        .param("some", some)
                        .query((row, _) -> row.getLong("no"))
                        .list());
    }
}
