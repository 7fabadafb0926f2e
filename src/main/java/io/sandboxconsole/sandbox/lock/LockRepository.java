package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.digest.Digests;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores the locks that are in force.
@Component
class LockRepository {

    private static final String SANDBOX = "SANDBOX";

    private static final String CREATOR = "CREATOR";

    private static final String LABEL = "LABEL";

    private static final int LONGEST_TITLE = 1_000;

    private final JdbcClient jdbc;

    LockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns every lock that lasts at `now`, the newest first.
    List<SandboxLock> all(Instant now) {
        return jdbc.sql("select * from sandbox_lock where until is null or until > ? order by at desc, id")
                .param(stored(now))
                .query((row, _) -> lock(row))
                .list();
    }

    /// Returns the locks that cover `sandbox` at `now`, by the index of their subjects.
    List<SandboxLock> covering(Sandbox sandbox, Instant now) {
        return jdbc.sql("""
                select * from sandbox_lock where subject in (:subjects) and (until is null or until > :now)
                order by at desc, id
                """)
                .param("subjects", subjects(sandbox))
                .param("now", stored(now))
                .query((row, _) -> lock(row))
                .list();
    }

    Optional<SandboxLock> find(UUID id, Instant now) {
        return jdbc.sql("select * from sandbox_lock where id = ? and (until is null or until > ?)")
                .params(id, stored(now))
                .query((row, _) -> lock(row))
                .optional();
    }

    /// Returns the lock of the same subject and team that lasts at `now`.
    Optional<SandboxLock> same(SandboxLock lock, Instant now) {
        return jdbc.sql("select * from sandbox_lock where subject = ? and (until is null or until > ?)")
                .params(subject(lock.subject(), lock.team()), stored(now))
                .query((row, _) -> lock(row))
                .optional();
    }

    /// Adds a lock, and removes those that have ended by then.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException if another console has just locked the same
    void add(SandboxLock lock) {
        jdbc.sql("delete from sandbox_lock where until <= ?")
                .param(stored(lock.at()))
                .update();
        var kind = kind(lock.subject());
        jdbc.sql("""
                insert into sandbox_lock
                (id, subject, kind, name, detail, title, team, owner, actor, actor_name, why, at, until)
                values (:id, :subject, :kind, :name, :detail, :title, :team, :owner, :actor, :by, :why, :at, :until)
                """)
                .param("id", lock.id())
                .param("subject", subject(lock.subject(), lock.team()))
                .param("kind", kind.word())
                .param("name", kind.name())
                .param("detail", kind.detail())
                .param("title", kind.title().substring(0, Math.min(kind.title().length(), LONGEST_TITLE)))
                .param("team", lock.team())
                .param("owner", lock.owner())
                .param("actor", lock.actor())
                .param("by", lock.by())
                .param("why", lock.why())
                .param("at", stored(lock.at()))
                .param("until", lock.until() == null ? null : stored(lock.until()))
                .update();
    }

    /// Returns whether there was one.
    boolean change(UUID id, ProtectionTerms terms) {
        return jdbc.sql("update sandbox_lock set why = :why, until = :until where id = :id")
                        .param("why", terms.why())
                        .param("until", terms.until() == null ? null : stored(terms.until()))
                        .param("id", id)
                        .update()
                > 0;
    }

    /// Returns whether there was one.
    boolean remove(UUID id) {
        return jdbc.sql("delete from sandbox_lock where id = ?").param(id).update() > 0;
    }

    private record Kind(String word, String name, String detail, String title) {}

    private static Kind kind(LockSubject subject) {
        return switch (subject) {
            case LockSubject.One one ->
                new Kind(SANDBOX, one.id().connection().value(), one.id().value(), one.title());
            case LockSubject.OfCreator creator -> new Kind(CREATOR, creator.id(), "", creator.name());
            case LockSubject.WithLabel label -> new Kind(LABEL, label.key(), label.value(), "");
        };
    }

    private static SandboxLock lock(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new SandboxLock(
                row.getObject("id", UUID.class),
                subject(row),
                row.getString("team"),
                row.getString("owner"),
                row.getString("actor_name"),
                row.getString("actor"),
                row.getString("why"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }

    private static LockSubject subject(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return switch (row.getString("kind")) {
            case SANDBOX ->
                new LockSubject.One(
                        new SandboxId(new ConnectionId(name), row.getString("detail")), row.getString("title"));
            case CREATOR -> new LockSubject.OfCreator(name, row.getString("title"));
            case LABEL -> new LockSubject.WithLabel(name, row.getString("detail"));
            default -> throw new IllegalStateException("A lock is of the kind " + row.getString("kind") + ".");
        };
    }

    /// Returns every subject that covers `sandbox`.
    private static List<String> subjects(Sandbox sandbox) {
        List<LockSubject> all = new ArrayList<>(List.of(LockSubject.OfCreator.of(sandbox.creator())));
        sandbox.metadata().forEach((key, value) -> all.add(new LockSubject.WithLabel(key, value)));
        List<String> subjects = new ArrayList<>(List.of(subject(LockSubject.One.of(sandbox), null)));
        for (LockSubject subject : all) {
            subjects.add(subject(subject, null));
            if (sandbox.team() != null) {
                subjects.add(subject(subject, sandbox.team()));
            }
        }
        return subjects;
    }

    /// Parts of different lengths never read alike, and a text that no database stores has a digest, too.
    private static String subject(LockSubject subject, @Nullable String team) {
        var kind = kind(subject);
        String scope = subject instanceof LockSubject.One || team == null ? "*" : "=" + team;
        String text = "%s %d %s %d %s %s"
                .formatted(
                        kind.word(),
                        kind.name().length(),
                        kind.name(),
                        kind.detail().length(),
                        kind.detail(),
                        scope);
        return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_16BE)));
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
