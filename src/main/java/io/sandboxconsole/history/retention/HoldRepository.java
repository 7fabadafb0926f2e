package io.sandboxconsole.history.retention;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.history.RowFields;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.history.StoredText;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores legal holds, also released ones. The caller makes the transaction.
@Component
class HoldRepository {

    private final JdbcClient jdbc;

    private final SandboxFields fields;

    HoldRepository(JdbcClient jdbc, SandboxFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /// A sandbox that may be held.
    ///
    /// @param target with the team and owner that it had last
    record Held(long history, Target target) {}

    Optional<Held> find(SandboxId id) {
        return jdbc.sql("select no, %s from history_sandbox where connection = ? and sandbox = ?"
                        .formatted(RowFields.READ))
                .params(id.connection().value(), StoredText.id(id.value()))
                .query((row, _) -> new Held(
                        row.getLong("no"),
                        new Target(
                                id.connection().value(),
                                id.value(),
                                title(id, row),
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
                .query((row, _) -> hold(row))
                .optional();
    }

    /// Returns the sandboxes that are held, the newest hold first.
    List<Listed> listed(Instant now, int most) {
        return jdbc.sql("""
                select connection, sandbox, full_id, ended, %s, h.actor, h.actor_name, h.why, h.at, h.until
                from history_hold h join history_sandbox s on s.no = h.history
                where h.released_at is null and (h.until is null or h.until > :now)
                order by h.no desc fetch first :most rows only
                """.formatted(RowFields.READ))
                .param("now", stored(now))
                .param("most", most)
                .query((row, _) -> new Listed(row.getString("team"), row.getString("owner"), held(row)))
                .list();
    }

    /// A sandbox under hold, with the team and owner that it had last.
    record Listed(@Nullable String team, @Nullable String owner, HeldSandbox sandbox) {}

    private HeldSandbox held(ResultSet row) throws SQLException {
        String full = row.getString("full_id");
        var id = new SandboxId(
                new ConnectionId(row.getString("connection")),
                full == null ? row.getString("sandbox") : StoredText.unhex(full));
        return new HeldSandbox(id, title(id, row), row.getObject("ended") != null, hold(row));
    }

    private String title(SandboxId id, ResultSet row) throws SQLException {
        return fields.sandbox(id, RowFields.read(row)).title();
    }

    private static LegalHold hold(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new LegalHold(
                row.getString("actor_name"),
                row.getString("actor"),
                row.getString("why"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
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
    boolean release(long history, Actor actor, String why, Instant now) {
        return jdbc.sql("""
                update history_hold set released_at = :now, released_by = :actor, released_name = :name, released_why = :why
                where history = :history and released_at is null and (until is null or until > :now)
                """)
                        .param("now", stored(now))
                        .param("actor", actor.id().label())
                        .param("name", StorableText.of(actor.name()))
                        .param("why", why)
                        .param("history", history)
                        .update()
                > 0;
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
