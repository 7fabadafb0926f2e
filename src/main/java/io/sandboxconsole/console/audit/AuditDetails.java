package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.SingleDialog;

/// Shows one audit entry in a dialog, where a pane beside the list is taken.
final class AuditDetails extends SingleDialog {

    AuditDetails(AuditEntry entry) {
        setHeaderTitle(title(entry));
        setWidth("min(38rem, 90vw)");
        if (entry.open()) {
            add(openAttempt());
        }
        add(AuditFacts.of(entry));
        getFooter().add(new Button(text("shell.close"), _ -> close()));
    }

    static String title(AuditEntry entry) {
        return entry.action() + (entry.target().isEmpty() ? "" : " · " + entry.target());
    }

    /// Warns of an attempt without an outcome.
    static Paragraph openAttempt() {
        var warning = new Paragraph(text("audit.open"));
        warning.addClassName("problem");
        return warning;
    }
}
