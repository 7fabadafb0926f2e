package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Change;
import java.time.Instant;
import java.util.List;
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
        @Nullable Ending ending,
        Context context) {

    /// Creates a row of which no more is known.
    public AuditEvent(
            Instant at,
            UUID operation,
            Phase phase,
            Who who,
            String action,
            @Nullable What what,
            @Nullable Ending ending) {
        this(at, operation, phase, who, action, what, ending, Context.NONE);
    }

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

    /// What else is known of an act: the program that called, the request and the job it belongs to, the person for
    /// whom it was done, the reason that was given, and what it changed.
    ///
    /// @param caller the kind of program: a browser, a client library, a job, a policy
    /// @param request the console's own request id
    /// @param parent the operation of which this one is a part
    /// @param changes never holds values of secrets
    public record Context(
            @Nullable String caller,
            @Nullable String userAgent,
            @Nullable String request,
            @Nullable UUID parent,
            @Nullable String job,
            @Nullable String onBehalfOfId,
            @Nullable String onBehalfOfName,
            @Nullable String reason,
            List<Change> changes) {

        /// Nothing else is known.
        public static final Context NONE = new Context(null, null, null, null, null, null, null, null, List.of());

        public Context {
            changes = List.copyOf(changes);
        }
    }
}
