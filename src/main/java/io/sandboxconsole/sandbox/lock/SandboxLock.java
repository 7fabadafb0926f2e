package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lock: nothing that passes the console ends what it protects.
///
/// @param team the label token of the team whose sandboxes are locked, or absent for those of all teams; for a single
/// sandbox its team as of the lock, which restricts nothing
/// @param owner of a single sandbox, as of the lock
/// @param by the name of who placed it, as of then
/// @param actor the stable id of `by`
/// @param until when it ends by itself; absent for one without an end
public record SandboxLock(
        UUID id,
        LockSubject subject,
        @Nullable String team,
        @Nullable String owner,
        String by,
        String actor,
        String why,
        Instant at,
        @Nullable Instant until) {

    /// Whether the lock protects the sandbox while it lasts.
    public boolean covers(Sandbox sandbox) {
        return subject.includes(sandbox)
                && (subject instanceof LockSubject.One || team == null || team.equals(sandbox.team()));
    }

    /// Whether it lasts at `now`.
    public boolean lasts(Instant now) {
        return until == null || until.isAfter(now);
    }

    /// By whom, until when and why, as a sentence.
    public Message message() {
        return message(String.valueOf(until));
    }

    /// The same with its end in the reader's words.
    public Message message(String end) {
        return switch (subject) {
            case LockSubject.One _ ->
                until == null ? Message.of("lock.says", by, why) : Message.of("lock.says-until", by, end, why);
            case LockSubject.OfCreator _, LockSubject.WithLabel _ ->
                until == null
                        ? Message.of("lock.says-group", by, subject.message(), why)
                        : Message.of("lock.says-group-until", by, end, subject.message(), why);
        };
    }
}
