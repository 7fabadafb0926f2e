package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.sandboxconsole.bulk.BulkJobs.ItemQuestion;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.FileDownload;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.sandbox.list.Pager;
import io.sandboxconsole.export.BulkExport;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sandboxes of a job and their outcomes, page by page, and all of them as a file.
final class JobItemsPart extends Div {

    private final transient JobSources sources;

    private final UUID id;

    private final Select<Outcome> outcome = new Select<>();

    private final JobItemGrid grid;

    private final Pager pager;

    private transient ItemQuestion question = ItemQuestion.ALL;

    private transient @Nullable Job job;

    private int page;

    private int size = Pager.DEFAULT_SIZE;

    private int load;

    private int seen;

    JobItemsPart(JobSources sources, UUID id) {
        this.sources = sources;
        this.id = id;
        addClassName("bulk-items");
        grid = new JobItemGrid((sort, descending) -> ask(new ItemQuestion(question.outcome(), sort, descending), 0));
        pager = new Pager(next -> ask(question, next), next -> {
            size = next;
            ask(question, 0);
        });
        outcome.setLabel(text("bulk.item.shown"));
        outcome.setItems(Outcome.values());
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(text("bulk.job.all-items"));
        outcome.setItemLabelGenerator(value -> value == null ? text("bulk.job.all-items") : BulkText.outcome(value));
        outcome.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                filter(event.getValue());
            }
        });
        var tools = new Div(
                outcome,
                download(text("bulk.csv"), "job-%s.csv".formatted(id), BulkExport.CSV),
                download(text("bulk.receipt"), "job-%s.json".formatted(id), BulkExport.JSON));
        tools.addClassName("bulk-tools");
        add(new H2(text("bulk.job.items")), tools, grid, pager);
    }

    /// Shows those of one outcome; null shows all.
    void filter(@Nullable Outcome chosen) {
        outcome.setValue(chosen);
        ask(new ItemQuestion(chosen, question.sort(), question.descending()), 0);
    }

    /// Reads the page again, because the job has gone on.
    void renew(UI ui, Job now) {
        job = now;
        load(ui);
    }

    private void ask(ItemQuestion next, int at) {
        question = next;
        page = at;
        seen = load;
        load(UI.getCurrent());
    }

    private void load(UI ui) {
        int mine = ++load;
        var actor = sources.currentActor().get();
        var asked = question;
        int offset = page * size;
        int most = size;
        sources.background().read(ui, () -> sources.jobs().items(actor, id, asked, offset, most), result -> {
            // Stale are those for another question, and those behind a newer one: a job changes faster than a slow
            // database answers.
            if (mine > seen) {
                seen = result instanceof AsyncResult.Pending ? seen : mine;
                show(result);
            }
        });
    }

    private void show(AsyncResult<List<JobItem>> result) {
        switch (result) {
            case AsyncResult.Pending<List<JobItem>>() -> {}
            case AsyncResult.Success<List<JobItem>>(var items) -> {
                grid.show(items);
                pager.show(page, size, items.size(), found());
            }
            case AsyncResult.Failure<List<JobItem>>(var cause) -> Notice.failure(cause);
        }
    }

    private int found() {
        var now = job;
        if (now == null) {
            return 0;
        }
        var chosen = question.outcome();
        return chosen == null ? now.plan().taken() : now.count(chosen);
    }

    private Anchor download(String label, String name, String type) {
        DownloadHandler handler = event -> FileDownload.serve(
                event,
                () -> sources.export()
                        .job(sources.currentActor().get(), id, type, () -> FileDownload.open(event, name, type)));
        var link = new Anchor(handler, label);
        link.setDownload(true);
        return link;
    }
}
