package io.sandboxconsole.history.retention;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.history.StoredText;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.StorableText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores legal holds, also released ones. The caller makes the transaction.
@Component
class HoldRepository {

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A sandbox that may be held.
    ///
    /// @param target with the team and owner that it had last
    record Held(long history, Target target) {}

    Optional<Held> find(SandboxId id) {
        return jdbc.sql("select no, team, owner from history_sandbox where connection = ? and sandbox = ?")
                .params(id.connection().value(), StoredText.id(id.value()))
                .query((row, _) -> new Held(
                        row.getLong("no"),
                        new Target(
                                id.connection().value(),
                                id.value(),
                                null,
                                row.getString("team"),
                                row.getString("owner"))))
                .optional();
    }

    /// Locks the sandbox against a purge until the transaction ends; returns false if it was purged already.
    boolean lock(long history) {
        return jdbc.sql("select no from history_sandbox where no = ? for update")
                .param(history)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    Optional<LegalHold> active(long history, Instant now) {
        return jdbc.sql("""
                select actor, actor_name, why, at, until from history_hold
                where history = ? and released_at is null and (until is null or until > ?)
                order by no desc fetch first 1 row only
                """)
                .params(history, stored(now))
                .query((row, _) -> {
                    @Nullable OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
                    return new LegalHold(
                            row.getString("actor_name"),
                            row.getString("actor"),
                            row.getString("why"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            until == null ? null : until.toInstant());
                })
                .optional();
    }

    void add(long history, LegalHold hold) {
        jdbc.sql("""
                insert into history_hold (history, actor, actor_name, why, at, until)
                values (:history, :actor, :name, :why, :at, :until)
                """)
                .param("history", history)
                .param("actor", hold.actor())
                .param("name", hold.by())
                .param("why", hold.why())
                .param("at", stored(hold.at()))
                .param("until", hold.until() == null ? null : stored(hold.until()))
                .update();
    }

    /// Returns whether there was one.
    boolean release(long history, Actor actor, Instant now) {
        return jdbc.sql("""
                update history_hold set released_at = :now, released_by = :actor, released_name = :name
                where history = :history and released_at is null and (until is null or until > :now)
                """)
                        .param("now", stored(now))
                        .param("actor", actor.id().label())
                        .param("name", StorableText.of(actor.name()))
                        .param("history", history)
                        .update()
                > 0;
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
