package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.diagnosis.Condition;

/// The code of a condition, by which the runbook and the log know it, with a button to copy it.
final class ConditionCode extends Span {

    ConditionCode(Condition condition) {
        addClassName("condition-code");
        var code = new Span(condition.name());
        code.getElement().setAttribute("title", condition.runbook());
        add(code, Clipboard.button(text("connections.code"), condition.name()));
    }
}
