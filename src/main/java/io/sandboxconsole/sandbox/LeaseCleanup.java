package io.sandboxconsole.sandbox;

import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Crabbox's own rule for cleaning up would do with a leased sandbox: a suggestion, which nothing carries out.
///
/// @param word the reason in Crabbox's words, which never change
/// @param reason the same for people
public record LeaseCleanup(Decision decision, String word, Phrase reason) {

    /// How long a lease that says it works is believed after its end.
    private static final Duration BELIEVED = Duration.ofHours(12);

    /// What the rule says.
    public enum Decision {
        DELETE,
        SKIP,
        /// The rule is about leases that can be told for sure, and this is none.
        NOT_CONSIDERED
    }

    /// The first row of the rule that fits `sandbox` decides.
    public static LeaseCleanup of(Sandbox sandbox, Instant now) {
        Lease lease = sandbox.traits().lease();
        if (lease == null || !lease.valid() || lease.ambiguous() || gone(sandbox)) {
            return new LeaseCleanup(
                    Decision.NOT_CONSIDERED, "not considered", Phrase.of("lease.cleanup.not-considered"));
        }
        if (lease.kind() == Lease.Kind.BROKERED) {
            return skip("coordinator owns cleanup", Phrase.of("lease.cleanup.brokered"));
        }
        if (new LeaseTimes(lease, sandbox, now).recentlyActive()) {
            return skip("recently active", Phrase.of("lease.cleanup.active"));
        }
        if (changing(sandbox.state())) {
            return skip("state change in progress", Phrase.of("lease.cleanup.changing"));
        }
        return byLabels(lease, now);
    }

    private static LeaseCleanup byLabels(Lease lease, Instant now) {
        if (lease.keep()) {
            return skip("keep=true", Phrase.of("lease.cleanup.keep"));
        }
        String state = lease.state() == null ? "" : lease.state();
        return switch (state) {
            case "running", "provisioning" ->
                passed(lease.expiresAt(), now.minus(BELIEVED))
                        ? delete("stale state=" + state, Phrase.of("lease.cleanup.stale", state))
                        : skip("state=" + state, Phrase.of("lease.cleanup.state", state));
            case "leased", "ready", "active" ->
                passed(lease.expiresAt(), now)
                        ? delete("expired state=" + state, Phrase.of("lease.cleanup.expired-state", state))
                        : skip("state=" + state, Phrase.of("lease.cleanup.state", state));
            case "failed", "released", "expired" -> delete("state=" + state, Phrase.of("lease.cleanup.ended", state));
            default -> byExpiry(lease.expiresAt(), now);
        };
    }

    private static LeaseCleanup byExpiry(@Nullable Instant expiry, Instant now) {
        if (expiry == null) {
            return skip("missing expires_at", Phrase.of("lease.cleanup.no-expiry"));
        }
        return now.isBefore(expiry)
                ? skip("not expired", Phrase.of("lease.cleanup.not-expired"))
                : delete("expired", Phrase.of("lease.cleanup.expired"));
    }

    private static boolean passed(@Nullable Instant expiry, Instant now) {
        return expiry != null && now.isAfter(expiry);
    }

    private static boolean gone(Sandbox sandbox) {
        return sandbox.state().kind() == SandboxState.Kind.TERMINATED;
    }

    /// A state that nobody has foreseen may be one that passes.
    private static boolean changing(SandboxState state) {
        return state.transitional()
                || state.kind() == SandboxState.Kind.OTHER
                || (state.kind() == SandboxState.Kind.STOPPED && state.word().endsWith("ing"));
    }

    private static LeaseCleanup delete(String word, Phrase reason) {
        return new LeaseCleanup(Decision.DELETE, word, reason);
    }

    private static LeaseCleanup skip(String word, Phrase reason) {
        return new LeaseCleanup(Decision.SKIP, word, reason);
    }
}
