package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.FileDownload;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.job.PlanReads.Page;
import io.sandboxconsole.console.job.PlanReads.Part;
import io.sandboxconsole.console.job.PlanReads.Reading;
import io.sandboxconsole.console.sandbox.list.Pager;
import io.sandboxconsole.export.BulkExport;
import java.util.UUID;

/// The sandboxes of a plan, page by page, with a choice of those taken and those left out, and all of them as a file.
final class PlanItemsPart extends Div {

    private final transient PlanReads reads;

    private final transient CurrentActor currentActor;

    private final transient Reading reading;

    private final Select<Part> part = new Select<>();

    private final PlanItemGrid grid;

    private final Pager pager;

    private transient PlanLosses.Snapshots snapshots = PlanLosses.Snapshots.UNKNOWN;

    private int page;

    private int size = Pager.DEFAULT_SIZE;

    private int load;

    PlanItemsPart(Reading reading, PlanReads reads, CurrentActor currentActor) {
        this.reading = reading;
        this.reads = reads;
        this.currentActor = currentActor;
        addClassName("bulk-items");
        grid = new PlanItemGrid(reading.plan().command().action());
        pager = new Pager(
                next -> {
                    page = next;
                    load();
                },
                next -> {
                    size = next;
                    page = 0;
                    load();
                });
        part.setLabel(text("bulk.item.shown"));
        part.setItems(Part.values());
        part.setItemLabelGenerator(this::label);
        part.setValue(Part.ALL);
        part.addValueChangeListener(_ -> {
            page = 0;
            load();
        });
    }

    /// Adds the link to the file.
    PlanItemsPart with(BulkExport export) {
        UUID id = reading.plan().id();
        var download = new Anchor(
                (DownloadHandler) event -> FileDownload.serve(
                        event,
                        () -> export.plan(
                                currentActor.get(),
                                id,
                                () -> FileDownload.open(event, "plan-%s.csv".formatted(id), BulkExport.CSV))),
                text("bulk.csv"));
        download.setDownload(true);
        var tools = new Div(part, download);
        tools.addClassName("bulk-tools");
        add(new H2(text("bulk.plan.items")), tools, grid, pager);
        return this;
    }

    /// Reads the rows, and meanwhile which snapshots there are.
    void begin(UI ui) {
        load();
        var actor = currentActor.get();
        if (reading.plan().command().irreversible()) {
            reads.snapshots(ui, actor, reading, result -> {
                if (result instanceof AsyncResult.Success<PlanLosses.Snapshots>(var listed)) {
                    snapshots = listed;
                    load();
                }
            });
        }
    }

    private void load() {
        int mine = ++load;
        var actor = currentActor.get();
        var range = new PlanReads.Range(part.getValue(), page * size, size);
        reads.page(UI.getCurrent(), actor, reading.plan(), range, snapshots, result -> {
            // A newer request has replaced an older one: its result is stale.
            if (mine == load) {
                show(result);
            }
        });
    }

    private void show(AsyncResult<Page> result) {
        switch (result) {
            case AsyncResult.Pending<Page>() -> {}
            case AsyncResult.Success<Page>(var read) -> {
                grid.show(read.rows());
                pager.show(page, size, read.rows().size(), read.found());
            }
            case AsyncResult.Failure<Page>(var cause) -> Notice.failure(cause);
        }
    }

    private String label(Part value) {
        var plan = reading.plan();
        return switch (value) {
            case ALL -> text("bulk.item.all", plan.taken() + plan.skipped());
            case TAKEN -> text("bulk.item.all-taken", plan.taken());
            case SKIPPED -> text("bulk.item.all-left-out", plan.skipped());
        };
    }
}
