package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.PendingAction;
import org.jspecify.annotations.Nullable;

/// Strip that shows a requested action which is not confirmed yet, or scheduled.
final class PendingActionStrip extends Div {

    /// @param onUndo cancels the scheduled action; null if that is not allowed
    PendingActionStrip(PendingAction pending, @Nullable Runnable onUndo) {
        addClassName("underway");
        getElement().setAttribute("role", "status");
        var action = ActionText.label(pending.action());
        var due = pending.dueAt();
        add(VaadinIcon.HOURGLASS.create());
        if (due == null) {
            add(new Span(text("details.underway", action, pending.by())));
        } else {
            add(new Span(text("details.underway.due", action, pending.by())), new TimeText(due, Show.NEXT));
            if (onUndo != null) {
                add(undo(onUndo));
            }
        }
    }

    private static Button undo(Runnable onUndo) {
        var undo = new Button(text("details.undo"), _ -> onUndo.run());
        undo.addThemeVariants(ButtonVariant.LUMO_SMALL);
        undo.setDisableOnClick(true);
        return undo;
    }
}
