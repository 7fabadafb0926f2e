package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Words.say;

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
import io.sandboxconsole.console.Requires;
import io.sandboxconsole.console.Titles;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Explanation;
import io.sandboxconsole.console.component.ViewHeading;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trail as far as the person may see it. The filter stands in the address; reading happens in the background.
@Route("audit")
@PermitAll
@Requires(Permission.READ_AUDIT)
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
    private final Button older = new Button(say("audit.older"), _ -> load(false));

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
        var refresh = new Button(say("audit.refresh"), _ -> load(true));
        getContent().addClassName("view");
        getContent().add(new ViewHeading(say("shell.audit"), refresh), bar, progress, note, grid, older);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filter = AuditFilter.of(event.getLocation().getQueryParameters());
        bar.show(filter);
        load(true);
    }

    @Override
    public String getPageTitle() {
        return Titles.of(say("shell.audit"));
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
        background.call(UI.getCurrent(), () -> AuditPage.read(reader, actor, criteria), answer -> {
            // An answer that a newer question has overtaken is of no interest.
            if (mine == load) {
                show(answer, fromTheTop);
            }
        });
    }

    private void show(Answer<AuditPage> answer, boolean fromTheTop) {
        progress.setVisible(answer instanceof Answer.Awaited);
        older.setEnabled(!(answer instanceof Answer.Awaited));
        switch (answer) {
            case Answer.Awaited<AuditPage> _ -> {}
            case Answer.Here<AuditPage> here -> show(here.value(), fromTheTop);
            case Answer.Refused<AuditPage> refused ->
                note("problem", Explanation.of(refused.cause()).sentence());
        }
    }

    private void show(AuditPage page, boolean fromTheTop) {
        if (fromTheTop) {
            rows.clear();
            outcomes.clear();
        }
        rows.addAll(page.rows());
        outcomes.addAll(page.outcomes());
        grid.setItems(AuditLine.of(rows, outcomes));
        grid.setVisible(!rows.isEmpty());
        older.setVisible(page.rows().size() == PAGE);
        note.removeAll();
        if (rows.isEmpty()) {
            note("calm", emptiness());
        }
    }

    private String emptiness() {
        return filter.none() ? say("audit.empty") : say("audit.no-match");
    }

    private void note(String kind, String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName(kind);
        note.removeAll();
        note.add(paragraph);
    }
}
