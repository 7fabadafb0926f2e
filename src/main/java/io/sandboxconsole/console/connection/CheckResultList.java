package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Severity;
import java.util.List;

/// Lists the findings of a check, worst first, each with its level as a sign and a word.
final class CheckResultList extends UnorderedList {

    CheckResultList(List<Finding> findings) {
        addClassName("findings");
        getElement().setAttribute("aria-label", text("connections.findings"));
        findings.forEach(finding -> add(item(finding)));
    }

    private static ListItem item(Finding finding) {
        var text = new Div(new Span(text(finding.sentence())));
        if (finding.remedy() != null) {
            var consequence = new Span(text(finding.remedy()));
            consequence.addClassName("consequence");
            text.add(consequence);
        }
        if (finding.condition() != Condition.OK) {
            text.add(new ConditionCode(finding.condition()));
        }
        return new ListItem(badge(finding.severity()), text);
    }

    /// A severity as a sign and a word.
    static SignBadge badge(Severity severity) {
        return switch (severity) {
            case GOOD -> new SignBadge("●", text("connections.level.good"), BadgeTone.GOOD);
            case NOTE -> new SignBadge("i", text("connections.level.note"), BadgeTone.INFO);
            case WARNING -> new SignBadge("!", text("connections.level.warning"), BadgeTone.WARN);
            case MISSING -> new SignBadge("✕", text("connections.level.missing"), BadgeTone.BAD);
            case BROKEN -> new SignBadge("✕", text("connections.level.broken"), BadgeTone.BAD);
        };
    }
}
