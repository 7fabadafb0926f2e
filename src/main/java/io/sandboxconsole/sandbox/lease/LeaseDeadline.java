package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.i18n.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a lease ends, and how much that says.
///
/// @param at absent where the labels give no time that can be read
/// @param raw what stands there instead of a time, where something does
public record LeaseDeadline(
        Kind kind, @Nullable Instant at, @Nullable String raw) {

    /// What a lease's deadline is worth.
    public enum Kind {
        AHEAD,
        OVERDUE,
        /// The time has passed, and yet somebody uses it.
        PASSED_IN_USE,
        /// The time has passed, which means nothing where there is no lease any more.
        PASSED,
        /// What was agreed in the beginning; only the coordinator knows what has been agreed since.
        INITIAL,
        UNREADABLE,
        UNSTATED
    }

    /// What stands before the time, as the name of a fact.
    public Message label() {
        return switch (kind) {
            case AHEAD -> Message.of("lease.deadline.ahead");
            case OVERDUE -> Message.of("lease.deadline.overdue");
            case PASSED_IN_USE -> Message.of("lease.deadline.in-use");
            case PASSED -> Message.of("lease.deadline.passed");
            case INITIAL -> Message.of("lease.deadline.initial");
            case UNREADABLE -> Message.of("lease.deadline.unreadable");
            case UNSTATED -> Message.of("lease.deadline.unstated");
        };
    }
}
