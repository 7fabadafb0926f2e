package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.console.sandbox.action.ActionMenu;
import io.sandboxconsole.console.sandbox.action.ActionOrder;
import io.sandboxconsole.console.sandbox.action.BatchPlan;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Buttons for the actions on a selection, each with the number of sandboxes for which it is possible.
final class SelectionActions extends Span {

    private final SelectionBar.Shown shown;

    private final SandboxActions actions;

    private final Supplier<List<Sandbox>> selected;

    /// @param selected supplies the sandboxes for a batch action
    SelectionActions(SelectionBar.Shown shown, SandboxActions actions, Supplier<List<Sandbox>> selected) {
        this.shown = shown;
        this.actions = actions;
        this.selected = selected;
        addClassName("selection-choices");
        var order = ActionOrder.of(shown.legal().keySet(), shown.legal().keySet());
        order.front().forEach(action -> add(button(action)));
        if (!order.rest().isEmpty()) {
            add(new ActionMenu(order.rest().stream().map(this::choice).toList(), this::act));
        }
        if (shown.legal().containsKey(SandboxAction.DELETE)) {
            add(button(SandboxAction.DELETE));
        }
    }

    private Button button(SandboxAction action) {
        var button = new Button(label(action), ActionText.icon(action).create(), _ -> act(action));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        UnavailableHint.mark(button, why(action));
        return button;
    }

    private ActionMenu.Choice choice(SandboxAction action) {
        return new ActionMenu.Choice(action, label(action), why(action));
    }

    private String label(SandboxAction action) {
        String label = ActionText.label(action);
        // A number promises that the action is done to so many.
        return shown.only() == null && !oneByOne(action) ? text("list.action-count", label, count(action)) : label;
    }

    /// The reason why the action cannot run on the whole selection, or null.
    private @Nullable String why(SandboxAction action) {
        if (shown.only() != null) {
            return null;
        }
        if (oneByOne(action)) {
            return text("list.one-by-one");
        }
        return count(action) > BatchPlan.MOST ? text("list.too-many", BatchPlan.MOST) : null;
    }

    private static boolean oneByOne(SandboxAction action) {
        return BatchPlan.command(action).isEmpty();
    }

    private int count(SandboxAction action) {
        return shown.legal().getOrDefault(action, 0);
    }

    private void act(SandboxAction action) {
        if (shown.only() != null) {
            actions.single().act(ui(), shown.only(), action);
        } else if (why(action) == null) {
            actions.several().act(ui(), action, selected.get());
        }
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
