package io.sandboxconsole.history.retention;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.history.StoredText;
import io.sandboxconsole.history.retention.HoldRepository.Held;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Legal holds on sandboxes, live or ended, for auditors and admins: at most one at a time on each. Blocks on the
/// database; safe for use by several threads.
@Service
public class LegalHolds {

    /// The longest reason, in characters.
    public static final int LONGEST_REASON = 1_000;

    private final HoldRepository rows;

    private final Guard guard;

    private final TransactionTemplate transaction;

    private final Clock clock;

    LegalHolds(HoldRepository rows, Guard guard, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.guard = guard;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Whether `actor` may place and release holds on sandboxes of any team.
    public boolean mayHold(Actor actor) {
        return guard.scope(actor, Permission.HOLD_HISTORY).isUnlimited();
    }

    /// Places a hold, in place of one that there is. The trail gets the reason.
    ///
    /// @param why shown to auditors and admins alone
    /// @param until absent for a hold without an end
    /// @throws SandboxNotFound if the history does not know the sandbox, or `actor` may not see it
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if there is no reason, or it is too long, or `until` is not in the future
    @Blocking
    public void hold(Actor actor, SandboxId id, String why, @Nullable Instant until) {
        String reason = StoredText.clean(why.strip());
        String summary = (until == null ? "Without an end. " : "Until %s. ".formatted(until)) + reason;
        change(actor, id, "hold-history", summary, (held, now) -> {
            if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
                throw new RequestRefused("hold-why", Message.of("problem.hold.why", LONGEST_REASON));
            }
            if (until != null && !until.isAfter(now)) {
                throw new RequestRefused("hold-until", Message.of("problem.hold.until"));
            }
            rows.release(held.history(), actor, now);
            rows.add(
                    held.history(),
                    new LegalHold(StorableText.of(actor.name()), actor.id().label(), reason, now, until));
        });
    }

    /// Releases the hold on a sandbox.
    ///
    /// @throws SandboxNotFound if the history does not know the sandbox, or `actor` may not see it
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if there is none
    @Blocking
    public void release(Actor actor, SandboxId id) {
        change(actor, id, "release-hold", "", (held, now) -> {
            if (!rows.release(held.history(), actor, now)) {
                throw new RequestRefused("hold-none", Message.of("problem.hold.none", id.toString()));
            }
        });
    }

    /// Returns the hold on a sandbox, for those who may place one.
    @Blocking
    public Optional<LegalHold> of(Actor actor, SandboxId id) {
        var scope = guard.scope(actor, Permission.HOLD_HISTORY);
        return rows.find(id)
                .filter(held -> scope.covers(held.target().team(), held.target().owner()))
                .flatMap(held -> rows.active(held.history(), clock.instant()));
    }

    /// A change of holds, at a moment.
    @FunctionalInterface
    private interface Change {

        void make(Held held, Instant now);
    }

    private void change(Actor actor, SandboxId id, String action, String summary, Change change) {
        Held held = guard.prepare(
                actor,
                operation(action, new Target(id.connection().value(), id.value(), null, null, null)),
                () -> rows.find(id).orElseThrow(() -> new SandboxNotFound(id)));
        try {
            guard.run(actor, operation(action, held.target()), () -> locked(held, id, change), summary);
        } catch (AccessDenied denied) {
            throw denied.hidden() ? new SandboxNotFound(id) : denied;
        }
    }

    private void locked(Held held, SandboxId id, Change change) {
        transaction.executeWithoutResult(_ -> {
            if (!rows.lock(held.history())) {
                throw new SandboxNotFound(id);
            }
            change.make(held, clock.instant());
        });
    }

    private static Operation operation(String action, Target target) {
        return new Operation(action, Permission.HOLD_HISTORY, target);
    }
}
