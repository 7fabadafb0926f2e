package io.sandboxconsole.sandbox.attribution;

import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores the events of sandboxes from the engines' own logs, because engines forget. Safe for use by several threads.
@Component
public class EngineActs {

    /// The time span of the first read.
    private static final Duration FIRST_READ = Duration.ofDays(1);

    /// An entry may become visible only after one that began later.
    private static final Duration LAG = Duration.ofMinutes(2);

    /// Engines abandon an entry that is not completed by then.
    private static final Duration LONGEST_ACT = Duration.ofHours(1);

    /// The retention of history.
    private static final Duration KEPT = Duration.ofDays(365);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofDays(1);

    private static final int CHUNK = 200;

    private final JdbcClient jdbc;

    private final Clock clock;

    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.MIN);

    EngineActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The time from which to read a log again, so that stored entries that may have changed are included.
    @Blocking
    public Instant since(ConnectionId connection) {
        Instant now = clock.instant();
        Instant newest = moment("select max(at) from engine_act where connection = ?", connection.value());
        if (newest == null) {
            return now.minus(FIRST_READ);
        }
        Instant unfinished = moment(
                "select min(at) from engine_act where connection = ? and status is null and at > ?",
                connection.value(),
                stored(now.minus(LONGEST_ACT)));
        Instant usual = newest.minus(LAG);
        return unfinished == null || unfinished.isAfter(usual) ? usual : unfinished;
    }

    /// Stores new events, and the outcome of those in progress before; deletes events older than a year.
    @Blocking
    public void keep(ConnectionId connection, List<EngineAct> acts) {
        for (int from = 0; from < acts.size(); from += CHUNK) {
            keepChunk(connection, acts.subList(from, Math.min(acts.size(), from + CHUNK)));
        }
        forgetOld();
    }

    private void forgetOld() {
        Instant now = clock.instant();
        Instant last = cleaned.get();
        if (last.isBefore(now.minus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(last, now)) {
            jdbc.sql("delete from engine_act where at < ?")
                    .param(stored(now.minus(KEPT)))
                    .update();
        }
    }

    /// The events of a sandbox, newest first.
    @Blocking
    public List<EngineAct> of(SandboxId id, int most) {
        return jdbc.sql("""
                select * from engine_act where connection = :connection and sandbox = :sandbox
                order by at desc, entry fetch first :most rows only
                """)
                .param("connection", id.connection().value())
                .param("sandbox", id.value())
                .param("most", most)
                .query((row, _) -> act(id, row))
                .list();
    }

    private void keepChunk(ConnectionId connection, List<EngineAct> acts) {
        Map<String, Boolean> finished = finished(connection, acts);
        for (EngineAct act : acts) {
            Boolean known = finished.put(stored(act.entry()), act.status() != null);
            if (known == null) {
                add(act);
            } else if (!known && act.status() != null) {
                jdbc.sql("update engine_act set status = ? where connection = ? and entry = ?")
                        .params(act.status(), connection.value(), stored(act.entry()))
                        .update();
            }
        }
    }

    /// Those of the events that are stored already, and whether they had ended.
    private Map<String, Boolean> finished(ConnectionId connection, List<EngineAct> acts) {
        Map<String, Boolean> finished = new HashMap<>();
        List<String> entries = new ArrayList<>();
        acts.forEach(act -> entries.add(stored(act.entry())));
        jdbc.sql("select entry, status from engine_act where connection = :connection and entry in (:entries)")
                .param("connection", connection.value())
                .param("entries", entries)
                .query((row, _) -> Map.entry(row.getString("entry"), row.getObject("status") != null))
                .list()
                .forEach(row -> finished.put(row.getKey(), row.getValue()));
        return finished;
    }

    private void add(EngineAct act) {
        try {
            jdbc.sql("""
                    insert into engine_act (connection, entry, sandbox, action, actor, key_prefix, key_suffix, source,
                      status, at)
                    values (:connection, :entry, :sandbox, :action, :actor, :prefix, :suffix, :source, :status, :at)
                    """)
                    .param("connection", act.sandbox().connection().value())
                    .param("entry", stored(act.entry()))
                    .param("sandbox", stored(act.sandbox().value()))
                    .param("action", stored(act.action()))
                    .param("actor", stored(act.actor()))
                    .param("prefix", optional(act.keyPrefix()))
                    .param("suffix", optional(act.keySuffix()))
                    .param("source", optional(act.source()))
                    .param("status", act.status())
                    .param("at", stored(act.at()))
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            // Another instance of the console has read the same log.
        }
    }

    private @Nullable Instant moment(String statement, Object... parameters) {
        List<OffsetDateTime> found = jdbc.sql(statement)
                .params(parameters)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .list();
        return found.getFirst() == null ? null : found.getFirst().toInstant();
    }

    private static EngineAct act(SandboxId id, ResultSet row) throws SQLException {
        return new EngineAct(
                row.getString("entry"),
                id,
                row.getString("action"),
                row.getString("actor"),
                row.getString("key_prefix"),
                row.getString("key_suffix"),
                row.getString("source"),
                row.getObject("status", Integer.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static String stored(String text) {
        return StorableText.of(text);
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null ? null : stored(text);
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
