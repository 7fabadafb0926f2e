package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Words.say;

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
        setWidth("min(38rem, 90vw)");
        if (line.open()) {
            var warning = new Paragraph(say("audit.open"));
            warning.addClassName("problem");
            add(warning);
        }
        result(line);
        who(line);
        what(line);
        if (line.intent() != null) {
            row(say("audit.begun"), line.intent());
        }
        row(line.open() ? say("audit.begun") : say("audit.recorded"), line.row());
        text(say("audit.attempt"), line.event().operation().toString());
        add(facts);
        getFooter().add(new Button(say("shell.close"), _ -> close()));
    }

    private void result(AuditLine line) {
        fact(say("audit.result"), line.badge());
        text(say("audit.code"), line.code());
        text(say("audit.detail"), line.detail());
        text(
                say("audit.request"),
                line.event().ending() == null ? null : line.event().ending().engineRequestId());
    }

    private void who(AuditLine line) {
        var who = line.event().who();
        text(say("audit.who"), who.name());
        text(say("audit.actor-id"), who.id());
        text(say("audit.kind"), who.kind());
        text(say("audit.door"), who.door());
        text(say("audit.from-address"), who.address());
    }

    private void what(AuditLine line) {
        var what = line.event().what();
        if (what == null) {
            return;
        }
        text(say("audit.connection"), what.connection());
        text(say("audit.sandbox"), what.name());
        if (line.address() != null) {
            fact(say("audit.sandbox-id"), new Anchor(line.address(), what.id()));
        }
        text(say("audit.team"), what.team());
        text(say("audit.owner"), what.owner());
    }

    private void row(String name, AuditRow row) {
        var time = new Span(
                new TimeText(row.event().at(), TimeText.Show.FULL),
                new Span(" · " + say("audit.row", String.valueOf(row.number()))));
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
