package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import java.util.function.BiConsumer;

/// Shows what became of the sandboxes of a job. Each leads to its history.
final class JobItemGrid extends FittedGrid<JobItem> {

    /// The order of the plan, which no header asks for.
    static final String PLAN_ORDER = "position";

    /// @param onSort receives the order that the person chose, and whether it is descending
    JobItemGrid(BiConsumer<String, Boolean> onSort) {
        super(text("bulk.job.items"));
        addSortListener(event -> {
            if (event.isFromClient()) {
                var order = event.getSortOrder().stream().findFirst();
                onSort.accept(
                        order.map(GridSortOrder::getSorted)
                                .map(Grid.Column::getKey)
                                .orElse(PLAN_ORDER),
                        order.filter(chosen -> chosen.getDirection() == SortDirection.DESCENDING)
                                .isPresent());
            }
        });
    }

    @Override
    protected void addCells() {
        sorted(
                "name",
                addColumn(link(LitRenderer.of("""
                        <span class="key-cell"><a href=${item.address} router-link title=${item.title}>${item.title}</a>
                        <span class="key-second" title=${item.place}>${item.place}</span></span>""")))
                        .setHeader(text("bulk.item.sandbox"))
                        .setWidth("15rem")
                        .setFlexGrow(1)
                        .setResizable(true));
        sorted(
                "creator",
                two(
                        text("bulk.item.creator"),
                        "10rem",
                        row -> PlanItemGrid.creator(row.item()),
                        row -> PlanItemGrid.seen(row.item(), PlanItem.Observed::team)));
        sorted(
                "state",
                two(
                        text("bulk.item.state-before"),
                        "8rem",
                        row -> PlanItemGrid.seen(row.item(), PlanItem.Observed::state),
                        _ -> ""));
        sorted(
                "outcome",
                addColumn(outcome(LitRenderer.of(SignBadge.TEMPLATE)))
                        .setHeader(text("bulk.job.outcome"))
                        .setWidth("9rem")
                        .setFlexGrow(0)
                        .setResizable(true));
        addColumn(LitRenderer.<JobItem>of("<span class=\"wrapping\">${item.reason}</span>")
                        .withProperty("reason", JobItemGrid::reason))
                .setHeader(text("bulk.job.reason"))
                .setWidth("15rem")
                .setFlexGrow(2)
                .setResizable(true);
        sorted(
                "ended",
                time(
                        text("bulk.job.ended"),
                        "9rem",
                        row -> row.endedAt() == null ? "" : row.endedAt().toString(),
                        "–"));
    }

    @Override
    protected void addCards() {
        addColumn(outcome(link(LitRenderer.<JobItem>of("""
                        <div class="card-cell"><a class="title" href=${item.address} router-link>${item.title}</a>%s
                        <span class="card-facts"><span>${item.creator}</span></span>
                        <span class="card-facts wrapping">${item.reason}</span></div>""".formatted(SignBadge.TEMPLATE))
                        .withProperty("creator", row -> PlanItemGrid.creator(row.item()))
                        .withProperty("reason", JobItemGrid::reason))))
                .setHeader(text("bulk.job.items"));
    }

    private static void sorted(String key, Column<JobItem> column) {
        // The database sorts; the header only requests the order.
        column.setKey(key).setComparator((_, _) -> 0).setSortable(true);
    }

    private static LitRenderer<JobItem> link(LitRenderer<JobItem> renderer) {
        return renderer.withProperty(
                        "address", row -> SandboxDetails.pastAddress(row.item().id()))
                .withProperty("title", row -> PlanItemGrid.title(row.item()))
                .withProperty("place", row -> PlanItemGrid.place(row.item()));
    }

    private static LitRenderer<JobItem> outcome(LitRenderer<JobItem> renderer) {
        return renderer.withProperty(
                        "theme",
                        row -> row.outcome() == null
                                ? ""
                                : BulkText.tone(row.outcome()).theme())
                .withProperty("sign", JobItemGrid::sign)
                .withProperty("word", JobItemGrid::word);
    }

    private static String sign(JobItem row) {
        var outcome = row.outcome();
        if (outcome != null) {
            return BulkText.sign(outcome);
        }
        return row.underway() ? "◔" : "·";
    }

    private static String word(JobItem row) {
        var outcome = row.outcome();
        if (outcome != null) {
            return BulkText.outcome(outcome);
        }
        return row.underway() ? text("bulk.job.underway") : text("bulk.job.open");
    }

    private static String reason(JobItem row) {
        return row.code().isEmpty() && row.detail() == null ? "" : BulkText.reason(row.code(), row.detail());
    }
}
