package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.dialog.SingleDialog;
import io.sandboxconsole.i18n.SafeText;
import org.jspecify.annotations.Nullable;

/// Shows all facts of one audit entry.
final class AuditDetails extends SingleDialog {

    private final DescriptionList facts = new DescriptionList();

    AuditDetails(AuditEntry line) {
        setHeaderTitle(line.event().action() + (line.target().isEmpty() ? "" : " · " + line.target()));
        setWidth("min(38rem, 90vw)");
        if (line.open()) {
            var warning = new Paragraph(text("audit.open"));
            warning.addClassName("problem");
            add(warning);
        }
        result(line);
        who(line);
        what(line);
        if (line.intent() != null) {
            row(text("audit.begun"), line.intent());
        }
        row(line.open() ? text("audit.begun") : text("audit.recorded"), line.row());
        fact(text("audit.attempt"), line.event().operation().toString());
        add(facts);
        getFooter().add(new Button(text("shell.close"), _ -> close()));
    }

    private void result(AuditEntry line) {
        fact(text("audit.result"), line.badge());
        fact(text("audit.code"), line.code());
        fact(text("audit.detail"), line.detail());
        fact(
                text("audit.request"),
                line.event().ending() == null ? null : line.event().ending().engineRequestId());
    }

    private void who(AuditEntry line) {
        var who = line.event().who();
        fact(text("audit.who"), who.name());
        fact(text("audit.actor-id"), who.id());
        fact(text("audit.kind"), who.kind());
        fact(text("audit.door"), who.door());
        fact(text("audit.from-address"), who.address());
    }

    private void what(AuditEntry line) {
        var what = line.event().what();
        if (what == null) {
            return;
        }
        fact(text("audit.connection"), what.connection());
        fact(text("audit.sandbox"), what.name());
        if (line.address() != null) {
            fact(text("audit.sandbox-id"), new Anchor(line.address(), SafeText.line(String.valueOf(what.id()))));
        }
        fact(text("audit.template-id"), line.template());
        fact(text("audit.team"), what.team());
        fact(text("audit.owner"), what.owner());
    }

    private void row(String name, AuditRow row) {
        var time = new Span(
                new TimeText(row.event().at(), TimeText.Show.FULL),
                new Span(" · " + text("audit.row", String.valueOf(row.number()))));
        fact(name, time);
    }

    private void fact(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fact(name, new Span(SafeText.line(value)));
        }
    }

    private void fact(String name, Component value) {
        facts.add(new Term(name), new Description(value));
    }
}
