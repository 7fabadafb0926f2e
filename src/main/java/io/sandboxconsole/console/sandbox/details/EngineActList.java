package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.sandbox.timeline.Trail;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.EngineAct;
import java.util.List;

/// Lists acts on a sandbox from its engine's own log, newest first, in the engine's words.
final class EngineActList extends Composite<OrderedList> {

    EngineActList(List<EngineAct> acts) {
        getContent().addClassName("audit-lines");
        acts.forEach(act -> getContent().add(item(act)));
    }

    private static ListItem item(EngineAct act) {
        var action = new Span(SafeText.line(act.action()));
        action.addClassName("audit-action");
        var source = new Span(act.source() == null ? "" : SafeText.line(act.source()));
        source.addClassName("audit-remark");
        return new ListItem(new TimeText(act.at(), Show.FULL), badge(act), action, new Span(Trail.actor(act)), source);
    }

    private static SignBadge badge(EngineAct act) {
        Result result = Trail.result(act);
        if (result == null) {
            return new SignBadge("…", text("audit.no-outcome"), BadgeTone.WARN);
        }
        return switch (result) {
            case SUCCEEDED -> new SignBadge("✓", text("audit.succeeded"), BadgeTone.GOOD);
            case DENIED -> new SignBadge("✕", text("audit.denied"), BadgeTone.BAD);
            case FAILED -> new SignBadge("✕", text("audit.failed"), BadgeTone.BAD);
            case UNCLEAR -> new SignBadge("!", text("audit.unclear"), BadgeTone.WARN);
        };
    }
}
