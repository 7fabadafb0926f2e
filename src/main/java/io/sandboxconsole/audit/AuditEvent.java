package io.sandboxconsole.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the audit trail. Actions and kinds are plain text on purpose: the trail outlives every rename in the
/// code.
///
/// An attempted change leaves two rows with one `operation`: its intent and its outcome. An event, such as a sign-in,
/// leaves one. No component may hold a secret.
public record AuditEvent(
        Instant at,
        UUID operation,
        Phase phase,
        Who who,
        String action,
        @Nullable What what,
        @Nullable Ending ending) {

    /// The part of an attempt that a row records, or a single event.
    public enum Phase {
        INTENT,
        OUTCOME,
        EVENT
    }

    /// The result of an attempt.
    public enum Result {
        SUCCEEDED,
        DENIED,
        FAILED,
        /// The engine gave no usable response: it may have executed the request, or not.
        UNCLEAR
    }

    /// The actor: its stable id, its name at that time, its kind (`person`, `key`, `system`), its entry point and
    /// network address.
    public record Who(
            String id,
            String name,
            String kind,
            String door,
            @Nullable String address) {}

    /// The target; `team` and `owner` are the label tokens the sandbox carried at that time.
    public record What(
            @Nullable String connection,
            @Nullable String id,
            @Nullable String name,
            @Nullable String team,
            @Nullable String owner) {}

    /// The outcome: its result, a machine-readable code, a sentence without secrets, and the engine's request id.
    public record Ending(
            Result result,
            String code,
            String detail,
            @Nullable String engineRequestId) {

        /// The code of a denial that must read as *not found* to the denied actor.
        public static final String OUT_OF_SCOPE = "out-of-scope";

        /// The code of an attempt on a target that does not exist.
        public static final String NOT_FOUND = "not-found";
    }
}
