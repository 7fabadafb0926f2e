package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.Permission;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes a job of a plan if the plan is still what its maker saw and may do. Blocks on the database.
final class JobStart {

    private final BulkPlans plans;

    private final Guard guard;

    private final LastKnownGrants lastKnownGrants;

    private final PlanRows planRows;

    private final JobRows rows;

    private final TransactionTemplate transaction;

    private final BulkProperties properties;

    private final Clock clock;

    JobStart(
            BulkPlans plans,
            Guard guard,
            LastKnownGrants lastKnownGrants,
            JdbcOperations jdbc,
            TransactionTemplate transaction,
            BulkProperties properties,
            Clock clock) {
        this.plans = plans;
        this.guard = guard;
        this.lastKnownGrants = lastKnownGrants;
        this.planRows = new PlanRows(jdbc);
        this.rows = new JobRows(jdbc);
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    /// All of it, or nothing: a refusal undoes the mark on the plan.
    ///
    /// @param hash of the plan as it was shown
    /// @param typedCount the number that the actor typed, if they typed one
    /// @throws PlanRefused if the plan cannot be started
    Plan start(Actor actor, UUID id, String hash, @Nullable Integer typedCount) {
        // Databases keep no nanoseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (actor.kind() == Actor.Kind.PERSON) {
            lastKnownGrants.rememberFirst(actor);
        }
        return Objects.requireNonNull(transaction.execute(_ -> {
            var plan = planRows.own(actor, id);
            require(planRows.start(id, now), PlanRefused.Why.STARTED);
            require(now.isBefore(plan.validUntil()), PlanRefused.Why.EXPIRED);
            require(plan.taken() > 0, PlanRefused.Why.EMPTY);
            require(plan.blocks().isEmpty(), PlanRefused.Why.BLOCKED);
            require(plan.hash().equals(hash), PlanRefused.Why.HASH);
            requireCount(actor, plan, typedCount);
            requireReach(actor, plan);
            requireUnchanged(plan);
            rows.add(id, actor, now, now.plus(properties.grace()));
            return plan;
        }));
    }

    /// Returns what the trail says of a start.
    static String summary(Plan plan) {
        return "Job %s acts on %d sandboxes; SHA-256 of the plan %s.".formatted(plan.id(), plan.taken(), plan.hash());
    }

    private static void require(boolean met, PlanRefused.Why why) {
        if (!met) {
            throw new PlanRefused(why);
        }
    }

    private void requireCount(Actor actor, Plan plan, @Nullable Integer typedCount) {
        boolean needed = plans.confirmation(actor, plan) == Confirmation.COUNT;
        require(typedCount != null || !needed, PlanRefused.Why.COUNT_NOT_TYPED);
        require(typedCount == null || typedCount == plan.taken(), PlanRefused.Why.COUNT_WRONG);
    }

    /// The actor's rights may have become fewer since the plan.
    private void requireReach(Actor actor, Plan plan) {
        var scope = guard.scope(actor, Permission.ACT_IN_BULK);
        boolean ownOnly = !scope.isUnlimited() && scope.teams().isEmpty();
        boolean covered = planRows.reach(plan.id()).stream().allMatch(one -> scope.covers(one.team(), one.owner()));
        require(covered && (!ownOnly || plan.taken() <= Planner.MOST_OWN), PlanRefused.Why.TOO_MANY);
    }

    private void requireUnchanged(Plan plan) {
        List<PlanItem> items = planRows.items(plan.id(), 0, Integer.MAX_VALUE);
        boolean same = items.stream().filter(PlanItem::taken).count() == plan.taken()
                && PlanHash.of(plan.command(), items).equals(plan.hash());
        require(same, PlanRefused.Why.HASH);
    }
}
