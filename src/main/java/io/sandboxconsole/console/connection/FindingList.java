package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.sandbox.provider.EngineReport.Finding;
import io.sandboxconsole.sandbox.provider.EngineReport.Level;
import java.util.List;

/// Findings about an engine, each with its level as a sign and a word, the worst first.
final class FindingList extends UnorderedList {

    FindingList(List<Finding> findings) {
        addClassName("findings");
        getElement().setAttribute("aria-label", say("connections.findings"));
        findings.forEach(finding -> add(item(finding)));
    }

    private static ListItem item(Finding finding) {
        var text = new Div(new Span(say(finding.sentence())));
        if (finding.consequence() != null) {
            var consequence = new Span(say(finding.consequence()));
            consequence.addClassName("consequence");
            text.add(consequence);
        }
        return new ListItem(badge(finding.level()), text);
    }

    private static SignBadge badge(Level level) {
        return switch (level) {
            case GOOD -> new SignBadge("●", say("connections.level.good"), BadgeTone.GOOD);
            case WARNING -> new SignBadge("!", say("connections.level.warning"), BadgeTone.WARN);
            case MISSING -> new SignBadge("✕", say("connections.level.missing"), BadgeTone.BAD);
        };
    }
}
