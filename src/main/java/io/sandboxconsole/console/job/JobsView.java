package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.sandbox.list.Pager;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists the jobs that the person may see, the latest first, and follows their progress. Choice and page are in the
/// address.
@Route("jobs")
@PermitAll
@RequiresPermission(value = Permission.ACT_IN_BULK, or = Permission.READ_AUDIT)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@StyleSheet("styles/keys.css")
@StyleSheet("styles/bulk.css")
@JavaScript("context://js/console.js")
class JobsView extends Composite<Div> implements AfterNavigationObserver, HasDynamicTitle {

    private static final String SHOWN = "show";

    private static final String PAGE = "page";

    private final transient JobSources sources;

    private final Select<JobChoice> choice = new Select<>();

    private final ProgressBar progress = new ProgressBar();

    private final Div notes = new Div();

    private final JobGrid grid = new JobGrid();

    private final Pager pager = new Pager(page -> navigate(shown(), page), this::resize);

    private int page;

    private int size = Pager.DEFAULT_SIZE;

    private int load;

    private int seen;

    JobsView(JobSources sources) {
        this.sources = sources;
        choice.setItems(JobChoice.values());
        choice.setItemLabelGenerator(JobChoice::label);
        choice.setLabel(text("bulk.item.shown"));
        choice.setValue(JobChoice.ALL);
        choice.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                navigate(event.getValue(), 0);
            }
        });
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        var tools = new Div(choice);
        tools.addClassName("bulk-tools");
        getContent().addClassNames("view", "bulk-view");
        getContent()
                .add(
                        new ViewHeading(text("bulk.jobs"), new CommandButton(() -> Optional.of(FleetCommands.jobs()))),
                        tools,
                        progress,
                        notes,
                        grid,
                        pager);
    }

    /// What the page shows.
    private record Found(List<Job> jobs, int all) {}

    @Override
    protected void onAttach(AttachEvent event) {
        sources.follower().follow(event, _ -> true, _ -> read(event.getUI()));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        choice.setValue(
                parameters.getSingleParameter(SHOWN).flatMap(JobChoice::named).orElse(JobChoice.ALL));
        page = parameters.getSingleParameter(PAGE).map(JobsView::number).orElse(0);
        seen = load;
        read(UI.getCurrent());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("bulk.jobs"));
    }

    private JobChoice shown() {
        return choice.getValue();
    }

    private static int number(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) - 1 : 0;
    }

    private void navigate(JobChoice chosen, int at) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (chosen != JobChoice.ALL) {
            parameters.put(SHOWN, chosen.word());
        }
        if (at > 0) {
            parameters.put(PAGE, String.valueOf(at + 1));
        }
        UI.getCurrent().navigate(JobsView.class, QueryParameters.simple(parameters));
    }

    private void resize(int rows) {
        size = rows;
        navigate(shown(), 0);
        seen = load;
        read(UI.getCurrent());
    }

    private void read(UI ui) {
        int mine = ++load;
        var actor = sources.currentActor().get();
        var question = new BulkJobs.Question(shown().states(), null);
        int offset = page * size;
        int most = size;
        sources.background()
                .read(
                        ui,
                        () -> new Found(
                                sources.jobs().jobs(actor, question, offset, most),
                                sources.jobs().count(actor, question)),
                        result -> {
                            // Stale are those for another question, and those behind a newer one: jobs change faster
                            // than a slow database answers.
                            if (mine > seen) {
                                seen = result instanceof AsyncResult.Pending ? seen : mine;
                                show(ui, result);
                            }
                        });
    }

    private void show(UI ui, AsyncResult<Found> result) {
        progress.setVisible(result instanceof AsyncResult.Pending);
        switch (result) {
            case AsyncResult.Pending<Found>() -> {}
            case AsyncResult.Success<Found>(var found) -> {
                notes.removeAll();
                grid.setVisible(found.all() > 0);
                pager.setVisible(found.all() > 0);
                if (found.all() == 0) {
                    notes.add(new Paragraph(text("bulk.jobs.none")));
                }
                grid.show(found.jobs());
                pager.show(page, size, found.jobs().size(), found.all());
            }
            case AsyncResult.Failure<Found>(var cause) -> {
                notes.removeAll();
                notes.add(new ErrorPanel(cause, () -> read(ui)));
            }
        }
    }
}
