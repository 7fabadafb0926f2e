package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.function.BiConsumer;

/// What can be done to a selection: for each action, for how many of the sandboxes it is possible.
final class SelectionActions extends Span {

    private final SelectionBar.Shown shown;

    private final BiConsumer<Sandbox, SandboxAction> onAction;

    SelectionActions(SelectionBar.Shown shown, BiConsumer<Sandbox, SandboxAction> onAction) {
        this.shown = shown;
        this.onAction = onAction;
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
        var button = new Button(label(action), ActionWords.icon(action).create(), _ -> act(action));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setEnabled(shown.only() != null);
        return button;
    }

    private ActionMenu.Choice choice(SandboxAction action) {
        return new ActionMenu.Choice(action, label(action), shown.only() == null ? say("list.one-by-one") : null);
    }

    private String label(SandboxAction action) {
        String label = ActionWords.label(action);
        return shown.only() == null
                ? say("list.action-count", label, shown.legal().getOrDefault(action, 0))
                : label;
    }

    private void act(SandboxAction action) {
        if (shown.only() != null) {
            onAction.accept(shown.only(), action);
        }
    }
}
