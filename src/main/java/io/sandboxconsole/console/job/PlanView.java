package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.job.PlanReads.Reading;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows a plan before anything happens: what it takes and leaves out, what is lost, and what stands against it. It has
/// an address, so that it can be reloaded and sent to a colleague.
@Route("jobs/plan/:plan")
@PermitAll
@RequiresPermission(value = Permission.ACT_IN_BULK, or = Permission.READ_AUDIT)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/dialogs.css")
@StyleSheet("styles/keys.css")
@StyleSheet("styles/bulk.css")
@JavaScript("context://js/console.js")
class PlanView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, PlanPage.Choices {

    private final transient PlanSources sources;

    private final ProgressBar progress = new ProgressBar();

    private final Div content = new Div();

    private transient @Nullable UUID id;

    private transient @Nullable PlanPage page;

    private transient @Nullable Plan plan;

    PlanView(PlanSources sources) {
        this.sources = sources;
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        content.addClassName("bulk-content");
        getContent().addClassNames("view", "bulk-view");
        getContent().add(progress, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = Ids.of(event.getRouteParameters(), "plan");
        read(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("bulk.plan"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // A plan expires while it is looked at.
        sources.follower().follow(event, Duration.ofSeconds(10), () -> {}, this::age);
    }

    private void age() {
        if (page != null) {
            page.age(sources.clock().instant());
        }
    }

    private void read(UI ui) {
        var asked = id;
        if (asked == null) {
            showMissing();
            return;
        }
        var actor = sources.currentActor().get();
        sources.reads().read(ui, actor, asked, result -> {
            progress.setVisible(result instanceof AsyncResult.Pending);
            switch (result) {
                case AsyncResult.Pending<Optional<Reading>>() -> {}
                case AsyncResult.Success<Optional<Reading>>(var found) ->
                    found.ifPresentOrElse(reading -> show(ui, reading), this::showMissing);
                case AsyncResult.Failure<Optional<Reading>>(var cause) -> {
                    content.removeAll();
                    content.add(new ErrorPanel(cause, () -> read(ui)));
                }
            }
        });
    }

    private void showMissing() {
        content.removeAll();
        content.add(new MissingPage(text("bulk.plan"), text("bulk.plan.missing")));
    }

    private void show(UI ui, Reading reading) {
        plan = reading.plan();
        var items = new PlanItemsPart(reading, sources.reads(), sources.currentActor()).with(sources.export());
        page = new PlanPage(reading, sources.properties(), items, this);
        page.age(sources.clock().instant());
        content.removeAll();
        content.add(page);
        items.begin(ui);
        ui.getPage()
                .setTitle(PageTitles.of(
                        BulkText.title(reading.plan().command(), reading.plan().taken())));
    }

    @Override
    public void start(Reading reading) {
        switch (reading.confirmation()) {
            case GRACE -> start(reading.plan(), null, null);
            case NAMES -> confirmNames(reading);
            case COUNT -> confirm(reading, List.of());
        }
    }

    private void confirmNames(Reading reading) {
        var actor = sources.currentActor().get();
        sources.reads().taken(UI.getCurrent(), actor, reading.plan(), result -> {
            switch (result) {
                case AsyncResult.Pending<List<PlanItem>>() -> {}
                case AsyncResult.Success<List<PlanItem>>(var items) -> confirm(reading, items);
                case AsyncResult.Failure<List<PlanItem>>(var cause) -> Notice.failure(cause);
            }
        });
    }

    private void confirm(Reading reading, List<PlanItem> names) {
        new StartDialog(
                        reading.plan(),
                        reading.confirmation(),
                        names,
                        PlanPage.losses(reading),
                        (dialog, confirmed) -> start(reading.plan(), confirmed.count(), dialog))
                .open();
    }

    private void start(Plan started, @Nullable Integer typed, @Nullable CommandDialog<StartDialog.Confirmed> dialog) {
        UI ui = UI.getCurrent();
        var actor = sources.currentActor().get();
        sources.background()
                .call(ui, () -> sources.jobs().start(actor, started.id(), started.hash(), typed), result -> {
                    if (page != null) {
                        page.rest(result instanceof AsyncResult.Pending);
                    }
                    switch (result) {
                        case AsyncResult.Pending<Job>() -> await(dialog, result);
                        case AsyncResult.Success<Job>(var job) -> {
                            await(dialog, result);
                            opened(ui, job);
                        }
                        case AsyncResult.Failure<Job>(var cause) -> {
                            if (dialog != null) {
                                dialog.close();
                            }
                            Notice.failure(cause);
                            read(ui);
                        }
                    }
                });
    }

    private static void await(@Nullable CommandDialog<StartDialog.Confirmed> dialog, AsyncResult<Job> result) {
        if (dialog != null) {
            dialog.show(result);
        }
    }

    private void opened(UI ui, Job job) {
        sources.acts().endSelection(ui);
        var grace = Duration.between(sources.clock().instant(), job.dueAt());
        if (grace.isPositive()) {
            Notice.undoable(
                    text(
                            "bulk.starting",
                            BulkText.title(job.plan().command(), job.plan().taken())),
                    grace,
                    () -> undo(ui, job));
        }
        ui.navigate(BulkActs.jobAddress(job.id()));
    }

    private void undo(UI ui, Job job) {
        var actor = sources.currentActor().get();
        sources.background().call(ui, () -> sources.jobs().cancel(actor, job.id()), result -> {
            // The end of the job is told wherever the person is.
            if (result instanceof AsyncResult.Failure<Job>(var cause)) {
                Notice.failure(cause);
            }
        });
    }

    @Override
    public void again(Belts belts, @Nullable String reason) {
        var before = plan;
        if (before == null) {
            return;
        }
        UI ui = UI.getCurrent();
        var actor = sources.currentActor().get();
        sources.reads().again(ui, actor, before, belts, reason, result -> {
            if (page != null) {
                page.rest(result instanceof AsyncResult.Pending);
            }
            switch (result) {
                case AsyncResult.Pending<Plan>() -> {}
                case AsyncResult.Success<Plan>(var made) -> ui.navigate(BulkActs.planAddress(made.id()));
                case AsyncResult.Failure<Plan>(var cause) -> Notice.failure(cause);
            }
        });
    }

    @Override
    public void discard() {
        var discarded = plan;
        if (discarded == null) {
            return;
        }
        UI ui = UI.getCurrent();
        var actor = sources.currentActor().get();
        sources.reads().discard(ui, actor, discarded, result -> {
            switch (result) {
                case AsyncResult.Pending<UI>() -> {}
                case AsyncResult.Success<UI> _ -> ui.navigate("sandboxes");
                case AsyncResult.Failure<UI>(var cause) -> {
                    Notice.failure(cause);
                    read(ui);
                }
            }
        });
    }
}
