package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.console.sandbox.action.ActionMenu;
import io.sandboxconsole.console.sandbox.action.ActionOrder;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Buttons for the actions on a selection, each with the number of sandboxes for which it is possible. On one sandbox
/// it is done at once, on several it leads to a plan. An update keeps what it need not change, and with it the focus
/// and the open menu.
final class SelectionActions extends Span {

    private final SandboxActions actions;

    private final BulkActs bulk;

    private final Supplier<Selection> selected;

    private final Map<SandboxAction, Button> front = new LinkedHashMap<>();

    private final ActionMenu menu = new ActionMenu(this::act);

    private Map<SandboxAction, Integer> legal = Map.of();

    private boolean counted;

    private @Nullable Sandbox only;

    /// @param selected supplies what a plan is asked for
    SelectionActions(SandboxActions actions, BulkActs bulk, Supplier<Selection> selected) {
        this.actions = actions;
        this.bulk = bulk;
        this.selected = selected;
        addClassName("selection-choices");
        add(menu);
    }

    void show(SelectionBar.Shown shown) {
        legal = shown.legal();
        counted = shown.counted();
        only = shown.only();
        var order = ActionOrder.of(legal.keySet(), legal.keySet());
        List<SandboxAction> buttons = new ArrayList<>(order.front());
        if (legal.containsKey(SandboxAction.DELETE)) {
            buttons.add(SandboxAction.DELETE);
        }
        if (!List.copyOf(front.keySet()).equals(buttons)) {
            front.values().forEach(this::remove);
            front.clear();
            buttons.forEach(action -> front.put(action, button(action)));
            int place = 0;
            for (var button : front.entrySet()) {
                // The menu stands before the deletion.
                addComponentAtIndex(button.getKey() == SandboxAction.DELETE ? place + 1 : place++, button.getValue());
            }
        }
        front.forEach((action, button) -> {
            button.setText(label(action));
            UnavailableHint.mark(button, why(action));
        });
        menu.setVisible(!order.rest().isEmpty());
        menu.show(order.rest().stream().map(this::choice).toList(), List.of());
    }

    private Button button(SandboxAction action) {
        var button = new Button(label(action), ActionText.icon(action).create(), _ -> act(action));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private ActionMenu.Choice choice(SandboxAction action) {
        return new ActionMenu.Choice(action, label(action), why(action));
    }

    private String label(SandboxAction action) {
        String label = ActionText.label(action);
        // A number promises that the action is done to so many.
        return only == null && counted && !oneByOne(action) ? text("list.action-count", label, count(action)) : label;
    }

    /// The reason why the action cannot run on the selection, or null. What else stands against it the plan tells.
    private @Nullable String why(SandboxAction action) {
        if (only != null) {
            return null;
        }
        if (oneByOne(action)) {
            return text("list.one-by-one");
        }
        return count(action) == 0 ? text("list.own-only") : null;
    }

    private static boolean oneByOne(SandboxAction action) {
        return !BulkCommand.ACTIONS.contains(action);
    }

    private int count(SandboxAction action) {
        return legal.getOrDefault(action, 0);
    }

    private void act(SandboxAction action) {
        if (only != null) {
            actions.single().act(ui(), only, action);
        } else if (why(action) == null) {
            bulk.plan(ui(), action, selected.get());
        }
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
