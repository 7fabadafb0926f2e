package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the fields that an act changed, before and after.
final class AuditChanges extends Div {

    AuditChanges(List<Change> changes) {
        addClassName("audit-changes");
        setVisible(!changes.isEmpty());
        var facts = new Facts();
        changes.forEach(change -> facts.with(
                SafeText.line(change.field()),
                value(change.before(), "before"),
                arrow(),
                value(change.after(), "after")));
        add(new H3(text("audit.changes")), facts);
    }

    private static Span value(@Nullable String value, String kind) {
        var span = new Span(value == null ? text("audit.changes.none") : SafeText.line(value));
        span.addClassNames("audit-value", kind);
        span.setClassName("none", value == null);
        return span;
    }

    private static Span arrow() {
        var arrow = new Span(" → ");
        arrow.getElement().setAttribute("role", "img");
        arrow.getElement().setAttribute("aria-label", text("audit.changes.became"));
        return arrow;
    }
}
