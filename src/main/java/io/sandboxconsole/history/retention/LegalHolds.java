package io.sandboxconsole.history.retention;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.history.retention.HoldRepository.Held;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Legal holds on sandboxes, live or ended, for auditors and admins: at most one at a time on each. Blocks on the
/// database; safe for use by several threads.
@Service
public class LegalHolds {

    /// The most holds that are listed.
    public static final int MOST_LISTED = 500;

    private static final String HOLD = "hold-history";

    private static final String RELEASE = "release-hold";

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

    /// Places a hold. The trail gets the reason.
    ///
    /// @throws SandboxNotFound if the history does not know the sandbox, or `actor` may not see it
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if there is no reason, or it is too long, or the end is not in the future,
    /// or there is a hold already
    @Blocking
    public void place(Actor actor, SandboxId id, ProtectionTerms terms) {
        var changes = FieldChanges.NONE.and("hold", null, terms.why()).and("hold.until", null, terms.until());
        change(actor, new Step(id, HOLD, terms.why(), changes), terms.summary(), (held, now) -> {
            terms.require(now);
            rows.active(held.history(), now).ifPresent(other -> {
                throw new RequestRefused("hold-present", Message.of("problem.hold.present", other.by()));
            });
            rows.add(held.history(), hold(actor, terms, now));
        });
    }

    /// Places another hold in place of the one that `actor` has seen, with no moment between them. Otherwise as
    /// [#place].
    ///
    /// @throws RequestRefused also if that one has been released, has ended or was replaced
    @Blocking
    public void change(Actor actor, SandboxId id, LegalHold seen, ProtectionTerms terms) {
        var changes =
                FieldChanges.NONE.and("hold", seen.why(), terms.why()).and("hold.until", seen.until(), terms.until());
        change(actor, new Step(id, HOLD, terms.why(), changes), "Changed. " + terms.summary(), (held, now) -> {
            terms.require(now);
            requirePresent(held, id, seen, now);
            rows.release(held.history(), actor, terms.why(), now);
            rows.add(held.history(), hold(actor, terms, now));
        });
    }

    /// Releases the hold that `actor` has seen. The trail gets the reason.
    ///
    /// @throws SandboxNotFound if the history does not know the sandbox, or `actor` may not see it
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if there is no reason, or it is too long, or the hold has been released, has ended
    /// or was replaced
    @Blocking
    public void release(Actor actor, SandboxId id, LegalHold seen, String why) {
        String reason = ProtectionTerms.cleanReason(why);
        var changes = FieldChanges.NONE.and("hold", seen.why(), null).and("hold.until", seen.until(), null);
        change(actor, new Step(id, RELEASE, reason, changes), reason, (held, now) -> {
            ProtectionTerms.requireReason(reason);
            requirePresent(held, id, seen, now);
            rows.release(held.history(), actor, reason, now);
        });
    }

    /// Returns the hold that is there before `actor` places one or another. Whether they may is decided first; one who
    /// may not is recorded and refused as by [#place].
    @Blocking
    public Optional<LegalHold> beforePlacing(Actor actor, SandboxId id, ProtectionTerms terms) {
        return before(actor, new Step(id, HOLD, terms.why(), FieldChanges.NONE));
    }

    /// Returns the hold that `actor` is about to release. Otherwise as [#beforePlacing].
    @Blocking
    public Optional<LegalHold> beforeRelease(Actor actor, SandboxId id, String why) {
        return before(actor, new Step(id, RELEASE, ProtectionTerms.cleanReason(why), FieldChanges.NONE));
    }

    private Optional<LegalHold> before(Actor actor, Step step) {
        Held held = found(actor, step);
        hidingForeign(step.id(), () -> guard.check(actor, step.on(held.target())));
        return rows.active(held.history(), clock.instant());
    }

    private static LegalHold hold(Actor actor, ProtectionTerms terms, Instant now) {
        return new LegalHold(StorableText.of(actor.name()), actor.id().label(), terms.why(), now, terms.until());
    }

    private void requirePresent(Held held, SandboxId id, LegalHold seen, Instant now) {
        LegalHold present = rows.active(held.history(), now)
                .orElseThrow(() -> new RequestRefused("hold-none", Message.of("problem.hold.none", id.toString())));
        if (!present.equals(seen)) {
            throw new RequestRefused("hold-changed", Message.of("problem.hold.changed", present.by()));
        }
    }

    /// Returns the hold on a sandbox, for those who may see it; the reason only for those who may place one, or read it
    /// in the trail.
    @Blocking
    public Optional<LegalHold> of(Actor actor, SandboxId id) {
        var visible = guard.scope(actor, Permission.VIEW_SANDBOX);
        return rows.find(id)
                .filter(held ->
                        visible.covers(held.target().team(), held.target().owner()))
                .flatMap(held -> rows.active(held.history(), clock.instant())
                        .map(hold -> mayKnow(actor, held.target().team()) ? hold : hold.withoutReason()));
    }

    private boolean mayKnow(Actor actor, @Nullable String team) {
        return mayHold(actor)
                || (team != null
                        && guard.scope(actor, Permission.READ_AUDIT).teams().contains(team));
    }

    /// Returns the sandboxes that are held, the newest hold first, at most [#MOST_LISTED]; for those who may place
    /// holds on them.
    @Blocking
    public List<HeldSandbox> current(Actor actor) {
        var scope = guard.scope(actor, Permission.HOLD_HISTORY);
        return scope.isEmpty()
                ? List.of()
                : rows.listed(clock.instant(), MOST_LISTED).stream()
                        .filter(listed -> scope.covers(listed.team(), listed.owner()))
                        .map(HoldRepository.Listed::sandbox)
                        .toList();
    }

    /// Returns the sandboxes that are held, for every actor together: for the console's own decisions.
    @Blocking
    public Set<SandboxId> held() {
        return rows.listed(clock.instant(), Integer.MAX_VALUE).stream()
                .map(listed -> listed.sandbox().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A change of holds, at a moment.
    @FunctionalInterface
    private interface Change {

        void make(Held held, Instant now);
    }

    /// What an actor does to the hold on a sandbox, and why.
    private record Step(SandboxId id, String action, String reason, FieldChanges changes) {

        Operation on(Target target) {
            return new Operation(action, Permission.HOLD_HISTORY, target)
                    .because(reason)
                    .changing(changes);
        }
    }

    private void change(Actor actor, Step step, String summary, Change change) {
        Held held = found(actor, step);
        hidingForeign(
                step.id(),
                () -> guard.run(actor, step.on(held.target()), () -> locked(held, step.id(), change), summary));
    }

    private Held found(Actor actor, Step step) {
        SandboxId id = step.id();
        return guard.prepare(
                actor,
                step.on(new Target(id.connection().value(), id.value(), null, null, null)),
                () -> rows.find(id).orElseThrow(() -> new SandboxNotFound(id)));
    }

    private static void hidingForeign(SandboxId id, Runnable work) {
        try {
            work.run();
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
}
