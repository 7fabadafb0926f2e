package io.sandboxconsole.console.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.TimeText;
import org.jspecify.annotations.Nullable;

/// Everything the trail knows about one line.
final class AuditDetails extends Dialog {

    private final DescriptionList facts = new DescriptionList();

    AuditDetails(AuditLine line) {
        setHeaderTitle(line.event().action() + (line.target().isEmpty() ? "" : " · " + line.target()));
        addClassName("audit-details");
        facts.addClassName("facts");
        if (line.open()) {
            var warning = new Paragraph(
                    "This was begun, and no outcome is recorded in this list: it may still be running, or the console may have"
                            + " been stopped in between. Look at the sandbox itself to learn what happened.");
            warning.addClassName("problem");
            add(warning);
        }
        result(line);
        who(line);
        what(line);
        if (line.intent() != null) {
            row("Begun", line.intent());
        }
        row(line.open() ? "Begun" : "Recorded", line.row());
        text("Attempt", line.event().operation().toString());
        add(facts);
        getFooter().add(new Button("Close", _ -> close()));
    }

    private void result(AuditLine line) {
        var badge = new Span(line.tone().sign() + " " + line.resultWord());
        badge.addClassNames("badge", "badge-" + line.tone().word());
        fact("Result", badge);
        text("Code", line.code());
        text("Detail", line.detail());
        text(
                "Engine's request id",
                line.event().ending() == null ? null : line.event().ending().engineRequestId());
    }

    private void who(AuditLine line) {
        var who = line.event().who();
        text("Who", who.name());
        text("Id", who.id());
        text("Kind", who.kind());
        text("Came through", who.door());
        text("From address", who.address());
    }

    private void what(AuditLine line) {
        var what = line.event().what();
        if (what == null) {
            return;
        }
        text("Connection", what.connection());
        text("Sandbox", what.name());
        if (line.address() != null) {
            fact("Sandbox id", new Anchor(line.address(), what.id()));
        }
        text("Team", what.team());
        text("Owner", what.owner());
    }

    private void row(String name, AuditRow row) {
        var time = new Span(new TimeText(row.event().at(), TimeText.Show.FULL), new Span(" · row " + row.number()));
        fact(name, time);
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fact(name, new Span(value));
        }
    }

    private void fact(String name, Component value) {
        facts.add(new Term(name), new Description(value));
    }
}
