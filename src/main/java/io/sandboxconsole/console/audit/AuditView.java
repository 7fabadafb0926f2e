package io.sandboxconsole.console.audit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.Requires;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Explanation;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trail as far as the person may see it. The filter stands in the address; reading happens in the background.
@Route("audit")
@PermitAll
@Requires(Permission.READ_AUDIT)
@PageTitle("Audit · Sandbox Console")
class AuditView extends Composite<Div> implements AfterNavigationObserver {

    static final int PAGE = 100;

    private final transient AuditReader reader;
    private final transient CurrentActor currentActor;
    private final transient Background background;
    private final transient List<AuditRow> rows = new ArrayList<>();

    private final AuditFilterBar bar = new AuditFilterBar(this::filter);
    private final AuditGrid grid = new AuditGrid(line -> new AuditDetails(line).open());
    private final ProgressBar progress = new ProgressBar();
    private final Div note = new Div();
    private final Button older = new Button("Load older", _ -> load(false));

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
        var refresh = new Button("Refresh", _ -> load(true));
        var heading = new Div(new H1("Audit"), refresh);
        heading.addClassName("view-heading");
        getContent().addClassName("view");
        getContent().add(heading, bar, progress, note, grid, older);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filter = AuditFilter.of(event.getLocation().getQueryParameters());
        bar.show(filter);
        load(true);
    }

    private void filter(AuditFilter wanted) {
        UI.getCurrent().navigate(AuditView.class, wanted.parameters());
    }

    private void load(boolean fromTheTop) {
        @Nullable
        Long before = fromTheTop || rows.isEmpty() ? null : rows.getLast().number();
        var actor = currentActor.get();
        var criteria = filter.criteria(before, PAGE);
        int mine = ++load;
        background.call(UI.getCurrent(), () -> reader.read(actor, criteria), answer -> {
            // An answer that a newer question has overtaken is of no interest.
            if (mine == load) {
                show(answer, fromTheTop);
            }
        });
    }

    private void show(Answer<List<AuditRow>> answer, boolean fromTheTop) {
        progress.setVisible(answer instanceof Answer.Awaited);
        older.setEnabled(!(answer instanceof Answer.Awaited));
        switch (answer) {
            case Answer.Awaited<List<AuditRow>> _ -> {}
            case Answer.Here<List<AuditRow>> here -> show(here.value(), fromTheTop);
            case Answer.Refused<List<AuditRow>> refused ->
                note("problem", Explanation.of(refused.cause()).sentence());
        }
    }

    private void show(List<AuditRow> page, boolean fromTheTop) {
        if (fromTheTop) {
            rows.clear();
        }
        rows.addAll(page);
        grid.setItems(AuditLine.of(rows));
        grid.setVisible(!rows.isEmpty());
        older.setVisible(page.size() == PAGE);
        note.removeAll();
        if (rows.isEmpty()) {
            note("calm", emptiness());
        }
    }

    private String emptiness() {
        return filter.none()
                ? "Nothing is recorded yet that you may see. Sign-ins, changes and refused attempts will appear here."
                : "Nothing in the trail matches these filters. Remove or change one of them.";
    }

    private void note(String kind, String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName(kind);
        note.removeAll();
        note.add(paragraph);
    }
}
