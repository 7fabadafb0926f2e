package io.sandboxconsole.console.job;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Confirmation;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what the page of a plan shows. Blocks on the database.
@Component
class PlanReads {

    private static final int BATCH = 1_000;

    private final BulkPlans plans;

    private final BulkJobs jobs;

    private final PlanLosses losses;

    private final Inventory inventory;

    private final Guard guard;

    PlanReads(BulkPlans plans, BulkJobs jobs, PlanLosses losses, Inventory inventory, Guard guard) {
        this.plans = plans;
        this.jobs = jobs;
        this.losses = losses;
        this.inventory = inventory;
        this.guard = guard;
    }

    /// The sandboxes that a list shows.
    enum Part {
        ALL,
        TAKEN,
        SKIPPED
    }

    /// What the page shows.
    ///
    /// @param started whether it became a job
    /// @param own whether the actor made it, who alone may start it
    /// @param mayPlan whether the actor may make plans
    record Reading(
            Plan plan,
            boolean started,
            boolean own,
            boolean mayPlan,
            Confirmation confirmation,
            PlanOverview overview) {}

    /// A sandbox of a plan, and what is lost with it.
    record Row(PlanItem item, PlanLosses.Loss loss) {}

    /// Rows of one page.
    record Page(List<Row> rows, int found) {}

    @Blocking
    Optional<Reading> read(Actor actor, UUID id) {
        return plans.find(actor, id).map(plan -> {
            boolean started = jobs.find(actor, id).isPresent();
            var counting = new PlanOverview.Counting(actor, plan.createdAt());
            int all = plan.taken() + plan.skipped();
            for (int at = 0; at < all; at += BATCH) {
                plans.items(actor, id, at, BATCH).forEach(item -> counting.see(item, inventory.find(actor, item.id())));
            }
            return new Reading(
                    plan,
                    started,
                    plan.actor().equals(actor.id().value()),
                    !guard.scope(actor, Permission.ACT_IN_BULK).isEmpty(),
                    plans.confirmation(actor, plan),
                    counting.result());
        });
    }

    /// Reads rows of one part from its row `offset` on. The order is the plan's.
    @Blocking
    Page page(Actor actor, Plan plan, Part part, int offset, int most, PlanLosses.Snapshots snapshots) {
        List<PlanItem> items = items(actor, plan, part, offset, most);
        List<PlanLosses.Loss> lost = losses.of(actor, plan.command(), items, snapshots);
        return new Page(
                IntStream.range(0, items.size())
                        .mapToObj(index -> new Row(items.get(index), lost.get(index)))
                        .toList(),
                found(plan, part));
    }

    /// Lists the snapshots that outlive the sandboxes of the plan.
    @Blocking
    PlanLosses.Snapshots snapshots(Actor actor, Reading reading) {
        return losses.snapshots(
                actor,
                reading.overview().groups().getOrDefault(PlanOverview.Criterion.CONNECTION, List.of()).stream()
                        .map(group -> new ConnectionId(group.text()))
                        .collect(Collectors.toSet()));
    }

    /// The names of the sandboxes that the plan takes.
    @Blocking
    List<PlanItem> taken(Actor actor, Plan plan, int most) {
        return items(actor, plan, Part.TAKEN, 0, most);
    }

    /// Makes the plan of the same selection again, as it is now and under these limits.
    @Blocking
    Plan again(Actor actor, Plan plan, Belts belts, @Nullable String reason) {
        return plans.again(actor, plan.id(), belts, reason);
    }

    @Blocking
    void discard(Actor actor, Plan plan) {
        plans.discard(actor, plan.id());
    }

    private List<PlanItem> items(Actor actor, Plan plan, Part part, int offset, int most) {
        return part == Part.ALL
                ? plans.items(actor, plan.id(), offset, most)
                : plans.items(actor, plan.id(), part == Part.TAKEN, offset, most);
    }

    private static int found(Plan plan, Part part) {
        return switch (part) {
            case ALL -> plan.taken() + plan.skipped();
            case TAKEN -> plan.taken();
            case SKIPPED -> plan.skipped();
        };
    }
}
