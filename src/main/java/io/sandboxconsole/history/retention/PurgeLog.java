package io.sandboxconsole.history.retention;

import io.sandboxconsole.sandbox.Blocking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores what was purged, so that every page can say since when it is complete.
@Component
public class PurgeLog {

    private final JdbcClient jdbc;

    PurgeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns the moment of which older rows of a class may be gone; empty while nothing of it was ever purged. By the
    /// end of a sandbox, or by the time of an event. A sandbox on legal hold keeps older ones.
    @Blocking
    public Optional<Instant> keptSince(Retained kind) {
        return jdbc.sql("""
                select kept_since from history_purge where kind = ? order by kept_since desc fetch first 1 row only
                """)
                .param(kind.name())
                .query((row, _) ->
                        row.getObject("kept_since", OffsetDateTime.class).toInstant())
                .optional();
    }

    /// Returns [#keptSince] of each class of which something was purged.
    @Blocking
    public Map<Retained, Instant> keptSince() {
        Map<Retained, Instant> kept = new EnumMap<>(Retained.class);
        jdbc.sql("select kind, max(kept_since) as kept_since from history_purge group by kind")
                .query(row -> {
                    kept.put(
                            Retained.valueOf(row.getString("kind")),
                            row.getObject("kept_since", OffsetDateTime.class).toInstant());
                });
        return kept;
    }

    /// Returns since when the events of a sandbox are all there.
    ///
    /// @param oldest the number of its oldest event that there is; absent if there is none
    /// @return empty if they are there from its first sight on
    @Blocking
    public Optional<Instant> eventsSince(@Nullable Integer oldest) {
        return oldest != null && oldest == 1 ? Optional.empty() : keptSince(Retained.EVENTS);
    }

    /// Returns what was purged since `day`, newest first.
    @Blocking
    public List<PurgedDay> since(LocalDate day) {
        return jdbc.sql(
                        "select purged_on, kind, removed from history_purge where purged_on >= ? order by purged_on desc, kind")
                .param(day)
                .query((row, _) -> new PurgedDay(
                        row.getObject("purged_on", LocalDate.class),
                        Retained.valueOf(row.getString("kind")),
                        row.getLong("removed")))
                .list();
    }

    /// Adds to the number of the day. One caller at a time; the caller makes the transaction.
    @Blocking
    void add(Instant now, Retained kind, Instant before, int removed) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        OffsetDateTime limit = before.atOffset(ZoneOffset.UTC);
        int known = jdbc.sql("""
                update history_purge set removed = removed + ?, kept_since = greatest(kept_since, ?)
                where purged_on = ? and kind = ?
                """).params(removed, limit, day, kind.name()).update();
        if (known == 0) {
            jdbc.sql("insert into history_purge (purged_on, kind, removed, kept_since) values (?, ?, ?, ?)")
                    .params(day, kind.name(), removed, limit)
                    .update();
        }
    }
}
