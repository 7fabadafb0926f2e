package io.sandboxconsole.console.job;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Confirmation;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.CreationChoices;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads in the background what the page of a plan shows, and acts on the plan there.
@Component
class PlanReads {

    private static final int BATCH = 1_000;

    private final BulkPlans plans;

    private final BulkJobs jobs;

    private final PlanLosses losses;

    private final Inventory inventory;

    private final Guard guard;

    private final CreationChoices choices;

    private final Background background;

    PlanReads(
            BulkPlans plans,
            BulkJobs jobs,
            PlanLosses losses,
            Inventory inventory,
            Guard guard,
            CreationChoices choices,
            Background background) {
        this.plans = plans;
        this.jobs = jobs;
        this.losses = losses;
        this.inventory = inventory;
        this.guard = guard;
        this.choices = choices;
        this.background = background;
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

    /// Rows of a part, `most` of them from its row `offset` on.
    record Range(Part part, int offset, int most) {}

    /// Rows of one page.
    record Page(List<Row> rows, int found) {}

    /// Reads a plan and sums it up, batch by batch.
    void read(UI ui, Actor actor, UUID id, Consumer<AsyncResult<Optional<Reading>>> listener) {
        background.read(
                ui,
                () -> plans.find(actor, id).map(plan -> {
                    var counting = new PlanOverview.Counting(actor, plan.createdAt());
                    int all = plan.taken() + plan.skipped();
                    for (int at = 0; at < all; at += BATCH) {
                        plans.items(actor, id, at, BATCH)
                                .forEach(item -> counting.see(item, inventory.find(actor, item.id())));
                    }
                    return new Reading(
                            plan,
                            jobs.find(actor, id).isPresent(),
                            plan.actor().equals(actor.id().value()),
                            !guard.scope(actor, Permission.ACT_IN_BULK).isEmpty(),
                            plans.confirmation(actor, plan),
                            counting.result());
                }),
                listener);
    }

    /// Reads rows of one part, `most` of them from its row `offset` on. The order is the plan's.
    void page(
            UI ui,
            Actor actor,
            Plan plan,
            Range range,
            PlanLosses.Snapshots snapshots,
            Consumer<AsyncResult<Page>> listener) {
        background.read(
                ui,
                () -> page(
                        actor,
                        plan,
                        range.part(),
                        range.part() == Part.ALL
                                ? plans.items(actor, plan.id(), range.offset(), range.most())
                                : plans.items(
                                        actor, plan.id(), range.part() == Part.TAKEN, range.offset(), range.most()),
                        snapshots),
                listener);
    }

    private Page page(Actor actor, Plan plan, Part part, List<PlanItem> items, PlanLosses.Snapshots snapshots) {
        List<PlanLosses.Loss> lost = losses.of(actor, plan.command(), items, snapshots);
        return new Page(
                IntStream.range(0, items.size())
                        .mapToObj(index -> new Row(items.get(index), lost.get(index)))
                        .toList(),
                found(plan, part));
    }

    /// Lists the snapshots that outlive the sandboxes of the plan, once per connection.
    void snapshots(UI ui, Actor actor, Reading reading, Consumer<AsyncResult<PlanLosses.Snapshots>> listener) {
        var connections =
                reading.overview().groups().getOrDefault(PlanOverview.Criterion.CONNECTION, List.of()).stream()
                        .map(group -> new ConnectionId(group.text()))
                        .collect(Collectors.toSet());
        background.read(
                ui,
                () -> losses.snapshots(
                        connections,
                        connection -> choices.snapshotsOf(
                                actor,
                                connection,
                                id -> inventory.find(actor, id).isPresent())),
                listener);
    }

    /// Reads the sandboxes that the plan takes.
    void taken(UI ui, Actor actor, Plan plan, Consumer<AsyncResult<List<PlanItem>>> listener) {
        background.read(ui, () -> plans.items(actor, plan.id(), true, 0, plan.taken()), listener);
    }

    /// Makes the plan of the same selection again, as it is now and under these limits.
    void again(
            UI ui, Actor actor, Plan plan, Belts belts, @Nullable String reason, Consumer<AsyncResult<Plan>> listener) {
        background.call(ui, () -> plans.again(actor, plan.id(), belts, reason), listener);
    }

    void discard(UI ui, Actor actor, Plan plan, Consumer<AsyncResult<UI>> listener) {
        background.run(ui, () -> plans.discard(actor, plan.id()), listener);
    }

    private static int found(Plan plan, Part part) {
        return switch (part) {
            case ALL -> plan.taken() + plan.skipped();
            case TAKEN -> plan.taken();
            case SKIPPED -> plan.skipped();
        };
    }
}
