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
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobAct;
import io.sandboxconsole.bulk.JobEvent;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Shows one job, follows it, and steers it. It has an address: the job goes on without any browser.
@Route("jobs/:job")
@PermitAll
@RequiresPermission(value = Permission.ACT_IN_BULK, or = Permission.READ_AUDIT)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/dialogs.css")
@StyleSheet("styles/keys.css")
@StyleSheet("styles/bulk.css")
@JavaScript("context://js/console.js")
class JobView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final transient JobSources sources;

    private final ProgressBar progress = new ProgressBar();

    private final Div content = new Div();

    private transient @Nullable UUID id;

    private transient @Nullable JobPage page;

    private int load;

    private int seen;

    JobView(JobSources sources) {
        this.sources = sources;
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        content.addClassName("bulk-content");
        getContent().addClassNames("view", "bulk-view");
        getContent().add(progress, content);
    }

    /// What the page shows.
    private record Found(Job job, List<JobEvent> events) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = Ids.of(event.getRouteParameters(), "job");
        page = null;
        seen = load;
        read(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("bulk.job"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        sources.follower().follow(event, job -> job.equals(id), _ -> read(event.getUI()));
    }

    private void read(UI ui) {
        int mine = ++load;
        var asked = id;
        if (asked == null) {
            showMissing();
            return;
        }
        var actor = sources.currentActor().get();
        sources.background()
                .read(
                        ui,
                        () -> sources.jobs()
                                .find(actor, asked)
                                .map(job -> new Found(job, sources.jobs().events(actor, asked))),
                        result -> {
                            // Not only the newest: a job changes faster than a slow database answers.
                            if (mine > seen) {
                                seen = result instanceof AsyncResult.Pending ? seen : mine;
                                show(ui, result);
                            }
                        });
    }

    private void show(UI ui, AsyncResult<Optional<Found>> result) {
        progress.setVisible(page == null && result instanceof AsyncResult.Pending);
        switch (result) {
            case AsyncResult.Pending<Optional<Found>>() -> {}
            case AsyncResult.Success<Optional<Found>>(var found) ->
                found.ifPresentOrElse(now -> show(ui, now), this::showMissing);
            case AsyncResult.Failure<Optional<Found>>(var cause) -> {
                page = null;
                content.removeAll();
                content.add(new ErrorPanel(cause, () -> read(ui)));
            }
        }
    }

    private void show(UI ui, Found found) {
        var shown = page;
        if (shown == null) {
            shown = new JobPage(
                    found.job(), new JobItemsPart(sources, found.job().id()), this::act);
            page = shown;
            content.removeAll();
            content.add(shown);
        }
        shown.show(ui, found.job(), found.events(), sources.clock().instant());
        ui.getPage().setTitle(PageTitles.of(JobPage.title(found.job())));
    }

    private void showMissing() {
        page = null;
        content.removeAll();
        content.add(new MissingPage(text("bulk.job"), text("bulk.job.missing")));
    }

    private void act(JobAct act) {
        var asked = id;
        if (asked == null) {
            return;
        }
        var actor = sources.currentActor().get();
        var jobs = sources.jobs();
        switch (act) {
            case PAUSE -> steer(() -> jobs.pause(actor, asked));
            case RESUME -> steer(() -> jobs.resume(actor, asked));
            case CANCEL -> steer(() -> jobs.cancel(actor, asked));
            case RETRY -> retry(() -> jobs.retryFailed(actor, asked));
        }
    }

    private void steer(Supplier<Job> call) {
        UI ui = UI.getCurrent();
        sources.background().call(ui, call, result -> {
            rest(result instanceof AsyncResult.Pending);
            if (result instanceof AsyncResult.Failure<Job>(var cause)) {
                Notice.failure(cause);
            }
            if (!(result instanceof AsyncResult.Pending)) {
                read(ui);
            }
        });
    }

    private void retry(Supplier<Plan> call) {
        UI ui = UI.getCurrent();
        sources.background().call(ui, call, result -> {
            rest(result instanceof AsyncResult.Pending);
            switch (result) {
                case AsyncResult.Pending<Plan>() -> {}
                case AsyncResult.Success<Plan>(var plan) -> ui.navigate(BulkActs.planAddress(plan.id()));
                case AsyncResult.Failure<Plan>(var cause) -> Notice.failure(cause);
            }
        });
    }

    private void rest(boolean now) {
        if (page != null) {
            page.rest(now);
        }
    }
}
