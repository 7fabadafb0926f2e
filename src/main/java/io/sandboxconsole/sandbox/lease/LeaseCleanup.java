package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of Crabbox's own clean-up rule for a leased sandbox: a suggestion that the console never carries out.
///
/// @param word the reason in Crabbox's own words, which never change
/// @param reason the same for people
public record LeaseCleanup(Decision decision, String word, Message reason) {

    /// How long after its expiry a lease in a working state still counts as live.
    private static final Duration BELIEVED = Duration.ofHours(12);

    /// The rule's outcome.
    public enum Decision {
        DELETE,
        SKIP,
        /// The rule covers only leases identified beyond doubt, and this is none.
        NOT_CONSIDERED
    }

    /// Applies the first row of the rule that fits `sandbox`.
    public static LeaseCleanup of(Sandbox sandbox, Instant now) {
        Lease lease = sandbox.attributes().lease();
        if (lease == null || !lease.valid() || lease.ambiguous() || ended(sandbox)) {
            return new LeaseCleanup(
                    Decision.NOT_CONSIDERED, "not considered", Message.of("lease.cleanup.not-considered"));
        }
        if (lease.kind() == Lease.Kind.BROKERED) {
            return skip("coordinator owns cleanup", Message.of("lease.cleanup.brokered"));
        }
        if (new LeaseTimes(lease, sandbox, now).recentlyActive()) {
            return skip("recently active", Message.of("lease.cleanup.active"));
        }
        if (changing(sandbox.state())) {
            return skip("state change in progress", Message.of("lease.cleanup.changing"));
        }
        return byLabels(lease, now);
    }

    private static LeaseCleanup byLabels(Lease lease, Instant now) {
        if (lease.keep()) {
            return skip("keep=true", Message.of("lease.cleanup.keep"));
        }
        String state = lease.state() == null ? "" : lease.state();
        return switch (state) {
            case "running", "provisioning" ->
                passed(lease.expiresAt(), now.minus(BELIEVED))
                        ? delete("stale state=" + state, Message.of("lease.cleanup.stale", state))
                        : skip("state=" + state, Message.of("lease.cleanup.state", state));
            case "leased", "ready", "active" ->
                passed(lease.expiresAt(), now)
                        ? delete("expired state=" + state, Message.of("lease.cleanup.expired-state", state))
                        : skip("state=" + state, Message.of("lease.cleanup.state", state));
            case "failed", "released", "expired" -> delete("state=" + state, Message.of("lease.cleanup.ended", state));
            default -> byExpiry(lease.expiresAt(), now);
        };
    }

    private static LeaseCleanup byExpiry(@Nullable Instant expiry, Instant now) {
        if (expiry == null) {
            return skip("missing expires_at", Message.of("lease.cleanup.no-expiry"));
        }
        return now.isBefore(expiry)
                ? skip("not expired", Message.of("lease.cleanup.not-expired"))
                : delete("expired", Message.of("lease.cleanup.expired"));
    }

    private static boolean passed(@Nullable Instant expiry, Instant now) {
        return expiry != null && now.isAfter(expiry);
    }

    private static boolean ended(Sandbox sandbox) {
        return sandbox.state().kind() == SandboxState.Kind.TERMINATED;
    }

    /// An unknown state may be a transitional one.
    private static boolean changing(SandboxState state) {
        return state.transitional()
                || state.kind() == SandboxState.Kind.OTHER
                || (state.kind() == SandboxState.Kind.STOPPED && state.word().endsWith("ing"));
    }

    private static LeaseCleanup delete(String word, Message reason) {
        return new LeaseCleanup(Decision.DELETE, word, reason);
    }

    private static LeaseCleanup skip(String word, Message reason) {
        return new LeaseCleanup(Decision.SKIP, word, reason);
    }
}
