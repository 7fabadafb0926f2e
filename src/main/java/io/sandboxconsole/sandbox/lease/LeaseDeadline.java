package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.i18n.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time at which a lease ends, and its reliability.
///
/// @param at absent where the labels hold no time that can be parsed
/// @param raw the text that stands there instead of a time, if any
public record LeaseDeadline(
        Kind kind, @Nullable Instant at, @Nullable String raw) {

    /// The reliability of a lease's deadline.
    public enum Kind {
        AHEAD,
        OVERDUE,
        /// The time has passed, but the sandbox is in use.
        PASSED_IN_USE,
        /// The time has passed, which has no effect where the lease has ended.
        PASSED,
        /// The time agreed at the start; only the coordinator knows later changes.
        INITIAL,
        UNREADABLE,
        UNSTATED
    }

    /// The label before the time.
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
