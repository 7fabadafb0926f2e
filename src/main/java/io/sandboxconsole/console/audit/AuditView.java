package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows the part of the audit trail that the person may see. The filter is in the address; reading happens in the
/// background.
@Route("audit")
@PermitAll
@RequiresPermission(Permission.READ_AUDIT)
class AuditView extends Composite<Div> implements AfterNavigationObserver, HasDynamicTitle {

    static final int PAGE = 100;

    private final transient AuditReader reader;
    private final transient CurrentActor currentActor;
    private final transient Background background;
    private final transient List<AuditRow> rows = new ArrayList<>();
    private final transient List<AuditRow> outcomes = new ArrayList<>();

    private final AuditFilterBar bar = new AuditFilterBar(this::filter);
    private final AuditGrid grid = new AuditGrid(line -> new AuditDetails(line).open());
    private final ProgressBar progress = new ProgressBar();
    private final Div note = new Div();
    private final Button older = new Button(text("audit.older"), _ -> load(false));

    private AuditFilter filter = AuditFilter.NONE;
    private int load;

    AuditView(AuditReader reader, CurrentActor currentActor, Background background) {
        this.reader = reader;
        this.currentActor = currentActor;
        this.background = background;
        progress.setIndeterminate(true);
        progress.addClassName("late");
        note.addClassName("note-place");
        note.getElement().setAttribute("role", "status");
        older.addClassName("load-older");
        var refresh = new Button(text("audit.refresh"), _ -> load(true));
        getContent().addClassName("view");
        getContent().add(new ViewHeading(text("shell.audit"), refresh), bar, progress, note, grid, older);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filter = AuditFilter.of(event.getLocation().getQueryParameters());
        bar.show(filter);
        load(true);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.audit"));
    }

    private void filter(AuditFilter chosen) {
        UI.getCurrent().navigate(AuditView.class, chosen.parameters());
    }

    private void load(boolean fromTheTop) {
        @Nullable
        Long before = fromTheTop || rows.isEmpty() ? null : rows.getLast().number();
        var actor = currentActor.get();
        var criteria = filter.criteria(before, PAGE);
        int mine = ++load;
        background.call(UI.getCurrent(), () -> AuditPage.read(reader, actor, criteria), result -> {
            // A newer request has replaced an older one: its result is stale.
            if (mine == load) {
                show(result, fromTheTop);
            }
        });
    }

    private void show(AsyncResult<AuditPage> result, boolean fromTheTop) {
        progress.setVisible(result instanceof AsyncResult.Pending);
        older.setEnabled(!(result instanceof AsyncResult.Pending));
        switch (result) {
            case AsyncResult.Pending<AuditPage> _ -> {}
            case AsyncResult.Success<AuditPage> success -> show(success.value(), fromTheTop);
            case AsyncResult.Failure<AuditPage> failure -> {
                note.removeAll();
                note.add(new ErrorPanel(failure.cause(), () -> load(fromTheTop)));
            }
        }
    }

    private void show(AuditPage page, boolean fromTheTop) {
        if (fromTheTop) {
            rows.clear();
            outcomes.clear();
        }
        rows.addAll(page.rows());
        outcomes.addAll(page.outcomes());
        grid.setItems(AuditEntry.of(rows, outcomes));
        grid.setVisible(!rows.isEmpty());
        older.setVisible(page.rows().size() == PAGE);
        note.removeAll();
        if (rows.isEmpty()) {
            var paragraph = new Paragraph(emptiness());
            paragraph.addClassName("calm");
            note.add(paragraph);
        }
    }

    private String emptiness() {
        return filter.none() ? text("audit.empty") : text("audit.no-match");
    }
}
