package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.console.sandbox.hold.HoldCalls;
import io.sandboxconsole.history.retention.HeldSandbox;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.i18n.SafeText;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/// Lists the sandboxes that are under legal hold, for those who may place one.
@Route("holds")
@PermitAll
@RequiresPermission(Permission.HOLD_HISTORY)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@JavaScript("context://js/console.js")
class HoldsView extends Composite<Div> implements HasDynamicTitle {

    private final transient HoldCalls calls;

    private final ProgressBar progress = new ProgressBar();

    private final Div content = new Div();

    HoldsView(HoldCalls calls) {
        this.calls = calls;
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        content.addClassName("holds");
        var history = new Anchor("history", text("history.title"));
        history.getElement().setAttribute("router-link", true);
        getContent().addClassNames("view", "holds-view");
        getContent()
                .add(
                        new ViewHeading(
                                text("hold.list"),
                                new CommandButton(() -> Optional.of(FleetCommands.holds())),
                                history),
                        progress,
                        content);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("hold.list"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        read();
    }

    private void read() {
        getUI().ifPresent(ui -> calls.list(ui, this::show));
    }

    private void show(AsyncResult<List<HeldSandbox>> result) {
        progress.setVisible(result instanceof AsyncResult.Pending);
        switch (result) {
            case AsyncResult.Pending<List<HeldSandbox>>() -> {}
            case AsyncResult.Success<List<HeldSandbox>>(var held) -> show(held);
            case AsyncResult.Failure<List<HeldSandbox>>(var cause) -> {
                content.removeAll();
                content.add(new ErrorPanel(cause, this::read));
            }
        }
    }

    private void show(List<HeldSandbox> held) {
        content.removeAll();
        if (held.isEmpty()) {
            content.add(new Paragraph(text("hold.list.none")));
            return;
        }
        if (held.size() == LegalHolds.MOST_LISTED) {
            content.add(new Paragraph(text("hold.list.capped", LegalHolds.MOST_LISTED)));
        }
        var list = new UnorderedList();
        held.forEach(sandbox -> list.add(item(sandbox)));
        content.add(list);
    }

    private static ListItem item(HeldSandbox sandbox) {
        LegalHold hold = sandbox.hold();
        var link = new Anchor(SandboxDetails.pastAddress(sandbox.id()), SafeText.line(sandbox.title()));
        link.getElement().setAttribute("router-link", true);
        var state = new Span(sandbox.ended() ? text("history.ended") : text("history.live"));
        state.addClassName("hold-life");
        var until = hold.until() == null
                ? new Span(text("hold.endless"))
                : new Span(new Span(text("hold.held-until") + " "), new TimeText(hold.until(), Show.FULL));
        var head = new Div(link, state, until);
        head.addClassName("hold-head");
        var why = new Div(SafeText.of(hold.why() == null ? "" : hold.why()));
        why.addClassName("hold-why");
        var by = new Div(new Span(SafeText.line(hold.by()) + " · "), new TimeText(hold.at(), Show.FULL));
        by.addClassName("hold-by");
        return new ListItem(head, why, by);
    }
}
