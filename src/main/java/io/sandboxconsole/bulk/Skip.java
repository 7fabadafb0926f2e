package io.sandboxconsole.bulk;

import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import org.jspecify.annotations.Nullable;

/// The reason why a plan leaves a sandbox out, or a job did not act on one.
///
/// @param detail the sentence of the engine or of the lock, where there is one
public record Skip(Reason reason, @Nullable String detail) {

    /// The kinds of reason. The names are stored.
    public enum Reason {
        /// The engine no longer has it, or the actor may not know of it.
        NOT_FOUND,
        NOT_PERMITTED,
        WRONG_STATE,
        /// Its engine does not know the act.
        UNSUPPORTED,
        /// A lock protects it; the detail tells who, until when and why.
        LOCKED,
        /// Its engine protects it.
        PROTECTED,
        /// A tool leases it: it is asked one by one.
        LEASED,
        /// The act on it asks for a typed confirmation of its own.
        ASKED_ONE_BY_ONE,
        TOO_YOUNG,
        USED_LATELY,
        AMONG_NEWEST,
        /// A legal hold keeps it.
        HELD,
        /// Since the plan its expiry was moved.
        RENEWED,
        /// Since the plan it was used.
        USED,
        /// Since the plan its team or owner has changed.
        RE_OWNED,
        /// Since the plan something else of it has changed: its state, its metadata, its intervals.
        CHANGED
    }

    static Skip of(Reason reason) {
        return new Skip(reason, null);
    }

    static Skip of(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.MissingPermission _ -> of(Reason.NOT_PERMITTED);
            case Obstacle.WrongState _ -> of(Reason.WRONG_STATE);
            case Obstacle.NeverExpires _ -> of(Reason.WRONG_STATE);
            case Obstacle.Locked(var sentence) -> new Skip(Reason.LOCKED, sentence.toString());
            case Obstacle.Refused(var sentence) -> new Skip(Reason.PROTECTED, sentence.toString());
        };
    }
}
