package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /// The longest reason.
    public static final int LONGEST_REASON = 1_000;

    private static final Duration KEPT = Duration.ofDays(1);

    private final Planner planner;

    private final PlanRows rows;

    private final Guard guard;

    private final TransactionTemplate transaction;

    private final BulkProperties properties;

    private final Clock clock;

    BulkPlans(
            Inventory inventory,
            SandboxService sandboxes,
            Guard guard,
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            BulkProperties properties,
            Clock clock) {
        this.planner = new Planner(
                inventory,
                sandboxes,
                guard,
                new BeltSettings(properties),
                connection ->
                        fresh(inventory.health(), connection, clock.instant().minus(properties.dataAge())),
                clock);
        this.rows = new PlanRows(jdbc);
        this.guard = guard;
        this.transaction = new TransactionTemplate(transactions);
        this.properties = properties;
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
                reason,
                now,
                now.plus(properties.planValid()),
                PlanHash.of(command, draft.items()),
                draft.taken(),
                draft.items().size() - draft.taken(),
                draft.blocks());
        transaction.executeWithoutResult(_ -> rows.add(plan, draft.items()));
        return plan;
    }

    /// Returns the plan of this id, if `actor` made it or may see those of all.
    @Blocking
    public Optional<Plan> find(Actor actor, UUID id) {
        return rows.find(id).filter(plan -> plan.actor().equals(actor.id().value()) || seesAll(actor));
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
        return plan.taken() == 1 ? Confirmation.GRACE : Confirmation.COUNT;
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
