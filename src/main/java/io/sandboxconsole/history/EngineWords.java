package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words by which the end of a sandbox is recognised in an engine's log and in a status, for every engine.
///
/// A reason counts as a whole word of the engine. A message may quote what the sandbox printed, so it counts only in
/// the phrases of the platform itself.
final class EngineWords {

    private static final Set<String> DELETIONS = Set.of("delete", "destroy", "remove", "terminate", "kill");

    private static final Set<String> OWN_DELETIONS = Set.of("auto_delete", "auto_destroy");

    private static final Set<String> OWN_STOPS = Set.of("auto_stop", "auto_pause");

    private static final Set<String> EXPIRIES = Set.of("expire", "auto_expire", "ttl_expire");

    private static final Set<String> EVICTIONS = Set.of("evict", "spot_evict", "preempt", "spot_preempt");

    /// Reasons of a pod, and of its condition `DisruptionTarget`, in lower-case letters.
    private static final Set<String> EVICTED = Set.of(
            "evicted",
            "preempted",
            "preempting",
            "spotevicted",
            "nodeshutdown",
            "nodelost",
            "preemptionbyscheduler",
            "evictionbyevictionapi",
            "terminationbykubelet",
            "deletionbytaintmanager",
            "deletionbypodgc");

    private static final Set<String> EXPIRED = Set.of("expired", "sandboxexpired", "ttlexpired");

    private static final Pattern EVICTION = Pattern.compile(
            "\\A(evicted\\b|pod (was )?evicted\\b|the node was low on resource: |the node had condition: "
                    + "|preempted (by|in order)\\b|preempting: |pod was preempted\\b)"
                    + "|\\breason ?[=:] ?(evicted|preempted|preempting)\\b",
            Pattern.CASE_INSENSITIVE);

    private EngineWords() {}

    /// Whether a caller of the engine asked for the deletion of the sandbox.
    static boolean deletion(EngineAct act) {
        return DELETIONS.contains(action(act));
    }

    /// The cause of an end that an act of the engine's own is, or null.
    ///
    /// @param ephemeral whether the engine deletes the sandbox as it stops
    static @Nullable Cause ownAct(EngineAct act, boolean ephemeral) {
        String action = action(act);
        if (OWN_DELETIONS.contains(action) || (ephemeral && OWN_STOPS.contains(action))) {
            return Cause.AUTO_DELETED;
        }
        if (EXPIRIES.contains(action)) {
            return Cause.EXPIRED;
        }
        return EVICTIONS.contains(action) ? Cause.EVICTED : null;
    }

    private static String action(EngineAct act) {
        return act.action().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /// Whether the log says that the act was done. An act under way may say so later.
    static boolean succeeded(EngineAct act) {
        Integer status = act.status();
        return status != null && status >= 200 && status < 400;
    }

    /// Whether the log knows no outcome, and will not.
    static boolean unclear(EngineAct act) {
        Integer status = act.status();
        return status != null && status == 0;
    }

    /// Whether the platform took the place of the sandbox away.
    static boolean evicted(SandboxStatus status) {
        Kind kind = status.state().kind();
        boolean over = kind == Kind.FAILED || kind == Kind.TERMINATED;
        String message = status.message();
        return over
                && (EVICTED.contains(letters(status.reason()))
                        || (message != null && EVICTION.matcher(message).find()));
    }

    /// Whether the engine says that the sandbox reached its expiry.
    static boolean expired(SandboxStatus status) {
        return EXPIRED.contains(letters(status.reason()));
    }

    private static String letters(@Nullable String reason) {
        return reason == null ? "" : reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
