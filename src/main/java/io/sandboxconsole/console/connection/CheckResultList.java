package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.sandbox.provider.EngineReport.Finding;
import io.sandboxconsole.sandbox.provider.EngineReport.Level;
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
        if (finding.consequence() != null) {
            var consequence = new Span(text(finding.consequence()));
            consequence.addClassName("consequence");
            text.add(consequence);
        }
        return new ListItem(badge(finding.level()), text);
    }

    private static SignBadge badge(Level level) {
        return switch (level) {
            case GOOD -> new SignBadge("●", text("connections.level.good"), BadgeTone.GOOD);
            case NOTE -> new SignBadge("i", text("connections.level.note"), BadgeTone.INFO);
            case WARNING -> new SignBadge("!", text("connections.level.warning"), BadgeTone.WARN);
            case MISSING -> new SignBadge("✕", text("connections.level.missing"), BadgeTone.BAD);
        };
    }
}
