package io.sandboxconsole.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the trail. Words are plain text on purpose: the trail outlives every rename in the code.
///
/// An attempt to change something leaves two rows with one `operation`: its intent and its outcome. What merely
/// happened, such as a sign-in, leaves one. No component may hold a secret.
public record AuditEvent(
        Instant at,
        UUID operation,
        Phase phase,
        Who who,
        String action,
        @Nullable What what,
        @Nullable Ending ending) {

    /// Which half of an attempt a row tells.
    public enum Phase {
        INTENT,
        OUTCOME,
        EVENT
    }

    /// How an attempt ended.
    public enum Result {
        SUCCEEDED,
        DENIED,
        FAILED,
        /// The engine gave no usable answer: it may have done what was asked, or not.
        UNCLEAR
    }

    /// Who acted: the stable id, the name as it was then, the kind of actor (`person`, `key`, `system`), the door.
    public record Who(
            String id,
            String name,
            String kind,
            String door,
            @Nullable String address) {}

    /// What was acted on; `team` and `owner` are the label tokens the sandbox carried then.
    public record What(
            @Nullable String connection,
            @Nullable String id,
            @Nullable String name,
            @Nullable String team,
            @Nullable String owner) {}

    /// How it ended: a machine-readable code, a sentence without secrets, and the engine's request id.
    public record Ending(
            Result result,
            String code,
            String detail,
            @Nullable String engineRequestId) {

        /// The code of a denial that must read as *not found* to whoever was denied.
        public static final String OUT_OF_SCOPE = "out-of-scope";

        /// The code of an attempt on something that is not there.
        public static final String NOT_FOUND = "not-found";
    }
}
