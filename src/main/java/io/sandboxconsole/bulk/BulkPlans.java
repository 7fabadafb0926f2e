package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes plans and shows them. A plan changes no sandbox. Blocks on the database, and calls no engine; safe for use by
/// several threads.
@Service
public class BulkPlans {

    /// The action in the trail.
    public static final String ACTION = "plan-bulk";

    static final String DISCARD = "discard-bulk";

    /// The most sandboxes of one's own whose names are confirmed; of more, their number is.
    static final int MOST_NAMES = 25;

    /// The longest reason.
    public static final int LONGEST_REASON = 1_000;

    private static final Duration KEPT = Duration.ofDays(1);

    private final Planner planner;

    private final PlanRows rows;

    private final Guard guard;

    private final TransactionTemplate transaction;

    private final BulkProperties properties;

    private final Set<String> production;

    private final Clock clock;

    @Autowired
    BulkPlans(
            Inventory inventory,
            SandboxService sandboxes,
            LegalHolds holds,
            Guard guard,
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            BulkProperties properties,
            Clock clock) {
        this(
                inventory,
                sandboxes,
                holds,
                guard,
                jdbc,
                transactions,
                properties,
                clock,
                connection ->
                        fresh(inventory.health(), connection, clock.instant().minus(properties.dataAge())));
    }

    /// @param fresh whether the data of a connection may be gone by
    BulkPlans(
            Inventory inventory,
            SandboxService sandboxes,
            LegalHolds holds,
            Guard guard,
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            BulkProperties properties,
            Clock clock,
            Predicate<ConnectionId> fresh) {
        this.planner =
                new Planner(inventory, sandboxes, guard, new BeltSettings(properties), fresh, holds::held, clock);
        this.rows = new PlanRows(jdbc);
        this.guard = guard;
        this.transaction = new TransactionTemplate(transactions);
        this.properties = properties;
        this.production =
                properties.productionTeams().stream().map(LabelToken::of).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /// Makes a plan of what `selection` finds now. Recorded.
    ///
    /// @param asked further belts, which only tighten
    /// @param reason as the actor gave it
    @Blocking
    public Plan make(Actor actor, Selection selection, BulkCommand command, Belts asked, @Nullable String reason) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("The reason is too long.");
        }
        return guard.callWithinReach(
                actor,
                new Operation(ACTION, Permission.ACT_IN_BULK, Target.CONSOLE).because(reason),
                present -> made(present, selection, command, asked, reason),
                BulkPlans::summary);
    }

    private Plan made(Actor actor, Selection selection, BulkCommand command, Belts asked, @Nullable String reason) {
        var draft = planner.draft(actor, selection, command, asked);
        // Databases keep no nanoseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var plan = new Plan(
                UUID.randomUUID(),
                actor.id().value(),
                actor.name(),
                command,
                selection instanceof Selection.Matching(var filter, var _) ? filter.toString() : null,
                asked,
                reason,
                now,
                now.plus(properties.planValid()),
                PlanHash.of(command, draft.items()),
                draft.taken(),
                draft.items().size() - draft.taken(),
                draft.blocks());
        Set<SandboxId> but = selection instanceof Selection.Matching(var _, var excluded) ? excluded : Set.of();
        transaction.executeWithoutResult(_ -> rows.add(plan, draft.items(), but));
        return plan;
    }

    /// Makes a plan of the same selection with the same act as an earlier one, of what there is now. Recorded.
    ///
    /// @throws PlanRefused if the actor may not see that one
    @Blocking
    public Plan again(Actor actor, UUID id, Belts asked, @Nullable String reason) {
        var plan = required(actor, id);
        Selection selection = plan.filter() == null
                ? new Selection.Chosen(rows.items(id, 0, Integer.MAX_VALUE).stream()
                        .map(PlanItem::id)
                        .toList())
                : new Selection.Matching(SandboxFilter.parse(plan.filter()), rows.excluded(id));
        return make(actor, selection, plan.command(), asked, reason);
    }

    /// Ends a plan of the actor's own that was not started: it cannot be any more. Recorded.
    ///
    /// @throws PlanRefused if there is none, or it was started or has ended
    @Blocking
    public void discard(Actor actor, UUID id) {
        guard.callWithinReach(
                actor,
                new Operation(DISCARD, Permission.ACT_IN_BULK, Target.CONSOLE),
                present -> {
                    var plan = rows.own(present, id);
                    boolean done =
                            Boolean.TRUE.equals(transaction.execute(_ -> rows.discard(plan.id(), clock.instant())));
                    if (!done) {
                        throw new PlanRefused(
                                clock.instant().isBefore(plan.validUntil())
                                        ? PlanRefused.Why.STARTED
                                        : PlanRefused.Why.EXPIRED);
                    }
                    return plan;
                },
                plan -> "Plan %s can no longer be started.".formatted(plan.id()));
    }

    /// Returns the plan of this id, if `actor` made it or may see those of all.
    @Blocking
    public Optional<Plan> find(Actor actor, UUID id) {
        return rows.find(id).filter(plan -> plan.actor().equals(actor.id().value()) || seesAll(actor));
    }

    /// Returns the plan of this id.
    ///
    /// @throws PlanRefused if the actor may not see it
    @Blocking
    public Plan required(Actor actor, UUID id) {
        return find(actor, id)
                .orElseThrow(() -> PlanRefused.unknown(rows.find(id).isPresent()));
    }

    /// Returns sandboxes of the plan in its order, `most` of them from `position` on; none of a plan that `actor` may
    /// not see.
    @Blocking
    public List<PlanItem> items(Actor actor, UUID id, int position, int most) {
        return find(actor, id)
                .map(plan -> rows.items(plan.id(), position, most))
                .orElse(List.of());
    }

    /// Returns what `actor` has to confirm before the plan is started.
    @Blocking
    public Confirmation confirmation(Actor actor, Plan plan) {
        List<PlanRows.Reach> reach = rows.reach(plan.id());
        boolean production = plan.command().irreversible()
                && reach.stream().anyMatch(one -> one.team() != null && this.production.contains(one.team()));
        if (production) {
            return Confirmation.COUNT;
        }
        if (plan.taken() <= 1) {
            return Confirmation.GRACE;
        }
        boolean own = reach.stream().allMatch(one -> actor.owner().equals(one.owner()));
        return own && plan.taken() <= MOST_NAMES ? Confirmation.NAMES : Confirmation.COUNT;
    }

    /// Returns sandboxes that the plan takes, or those that it leaves out, in its order, `most` of them from `offset`
    /// on; none of a plan that `actor` may not see.
    @Blocking
    public List<PlanItem> items(Actor actor, UUID id, boolean taken, int offset, int most) {
        return find(actor, id)
                .map(plan -> rows.items(plan.id(), taken, offset, most))
                .orElse(List.of());
    }

    private static boolean fresh(List<ConnectionHealth> all, ConnectionId connection, Instant oldest) {
        return all.stream()
                .filter(health -> health.connection().equals(connection))
                .anyMatch(health -> health.status().fresh()
                        && health.dataAsOf() != null
                        && health.dataAsOf().isAfter(oldest));
    }

    private boolean seesAll(Actor actor) {
        return guard.scope(actor, Permission.READ_AUDIT).isUnlimited();
    }

    private static String summary(Plan plan) {
        return "Plan %s takes %d sandboxes and leaves %d out; SHA-256 %s."
                .formatted(plan.id(), plan.taken(), plan.skipped(), plan.hash());
    }

    /// Removes the plans that can no longer be started, some time after their end.
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void removeExpired() {
        transaction.executeWithoutResult(_ -> rows.removeExpired(clock.instant().minus(KEPT)));
    }
}
