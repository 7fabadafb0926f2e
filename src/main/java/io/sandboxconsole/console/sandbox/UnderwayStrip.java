package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.Underway;
import org.jspecify.annotations.Nullable;

/// Tells that a change was asked for and is not confirmed, or not even begun.
final class UnderwayStrip extends Div {

    /// @param onUndo keeps things as they are, where that is still possible and allowed
    UnderwayStrip(Underway underway, @Nullable Runnable onUndo) {
        addClassName("underway");
        getElement().setAttribute("role", "status");
        var action = ActionWords.label(underway.action());
        var due = underway.dueAt();
        add(VaadinIcon.HOURGLASS.create());
        if (due == null) {
            add(new Span(say("details.underway", action, underway.by())));
        } else {
            add(new Span(say("details.underway.due", action, underway.by())), new TimeText(due, Show.UNTIL));
            if (onUndo != null) {
                add(undo(onUndo));
            }
        }
    }

    private static Button undo(Runnable onUndo) {
        var undo = new Button(say("details.undo"), _ -> onUndo.run());
        undo.addThemeVariants(ButtonVariant.LUMO_SMALL);
        undo.setDisableOnClick(true);
        return undo;
    }
}
