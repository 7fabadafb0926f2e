package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.job.PlanReads.Row;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.SandboxAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shows sandboxes of a plan: what was known of each, what is lost with it, and why one is left out.
final class PlanItemGrid extends FittedGrid<Row> {

    private final SandboxAction action;

    PlanItemGrid(SandboxAction action) {
        super(text("bulk.plan.items"));
        this.action = action;
    }

    @Override
    protected void addCells() {
        two(text("bulk.item.sandbox"), "14rem", row -> title(row.item()), row -> place(row.item()));
        two(
                text("bulk.item.creator"),
                "10rem",
                PlanItemGrid::creator,
                row -> seen(row.item(), PlanItem.Observed::team));
        two(text("bulk.item.state"), "7rem", row -> seen(row.item(), PlanItem.Observed::state), _ -> "");
        time(
                text("bulk.item.created"),
                "8rem",
                row -> moment(row.item(), PlanItem.Observed::createdAt),
                text("bulk.age.unknown"));
        time(
                text("bulk.item.used"),
                "8rem",
                row -> moment(row.item(), PlanItem.Observed::lastActivityAt),
                text("bulk.age.unknown"));
        addColumn(LitRenderer.<Row>of("<span class=\"wrapping\">${item.loses}</span>")
                        .withProperty("loses", this::loses))
                .setHeader(text("bulk.item.loses"))
                .setWidth("13rem")
                .setFlexGrow(1)
                .setResizable(true);
        addColumn(verdict(LitRenderer.of("<span class=${item.style}>${item.verdict}</span>")))
                .setHeader(text("bulk.item.plan"))
                .setWidth("13rem")
                .setFlexGrow(2)
                .setResizable(true);
    }

    @Override
    protected void addCards() {
        addColumn(verdict(LitRenderer.<Row>of("""
                        <div class="card-cell"><span class="title">${item.title}</span><span>${item.state}</span>
                        <span class="card-facts"><span>${item.creator}</span></span>
                        <span class="card-facts wrapping">${item.loses}</span>
                        <span class="card-facts"><span class=${item.style}>${item.verdict}</span></span></div>""")
                        .withProperty("title", row -> title(row.item()))
                        .withProperty("state", row -> seen(row.item(), PlanItem.Observed::state))
                        .withProperty("creator", PlanItemGrid::creator)
                        .withProperty("loses", this::loses)))
                .setHeader(text("bulk.plan.items"));
    }

    private static LitRenderer<Row> verdict(LitRenderer<Row> renderer) {
        return renderer.withProperty("style", row -> row.item().taken() ? "wrapping" : "wrapping skipped")
                .withProperty("verdict", row -> verdict(row.item()));
    }

    private static String verdict(PlanItem item) {
        var skip = item.skip();
        return skip == null ? text("bulk.item.taken") : text("bulk.item.left-out", BulkText.skip(skip));
    }

    static String title(PlanItem item) {
        var observed = item.observed();
        return SafeText.line(
                observed == null || observed.name() == null ? item.id().value() : observed.name());
    }

    static String place(PlanItem item) {
        return SafeText.line(item.id().toString());
    }

    /// With the mark of a deleted key.
    private static String creator(Row row) {
        var creator = row.loss().creator();
        return creator == null ? creator(row.item()) : SafeText.line(CreatorLabel.name(creator));
    }

    /// The creator as of the plan, with the mark of a key that was deleted by then.
    static String creator(PlanItem item) {
        String name = seen(item, PlanItem.Observed::creatorName);
        var observed = item.observed();
        return observed != null && observed.creatorDeleted() ? text("details.creator.deleted", name) : name;
    }

    static String seen(PlanItem item, Function<PlanItem.Observed, @Nullable String> value) {
        var observed = item.observed();
        String text = observed == null ? null : value.apply(observed);
        return text == null ? "" : SafeText.line(text);
    }

    static String moment(PlanItem item, Function<PlanItem.Observed, @Nullable Instant> value) {
        var observed = item.observed();
        Instant moment = observed == null ? null : value.apply(observed);
        return moment == null ? "" : moment.toString();
    }

    private String loses(Row row) {
        if (!row.item().taken()) {
            return "";
        }
        var loss = row.loss();
        List<String> parts = new ArrayList<>();
        if (action == SandboxAction.DELETE) {
            if (loss.disk() != null) {
                parts.add(text("bulk.loss.disk", loss.disk().toPlainString()));
            }
            parts.add(
                    loss.snapshots() == null
                            ? text("bulk.loss.snapshots-unknown")
                            : text("bulk.loss.snapshots", loss.snapshots()));
        }
        loss.warnings().forEach(warning -> parts.add(SafeText.line(text(warning.sentence()))));
        if (loss.creator() == null) {
            parts.add(text("bulk.loss.unknown"));
        }
        return String.join(" · ", parts);
    }
}
