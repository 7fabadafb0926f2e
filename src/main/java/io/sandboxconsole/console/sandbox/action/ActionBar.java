package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Bar of the actions on one sandbox: the most frequent as buttons, the others in a menu, the deletion apart. An
/// impossible action stays reachable by keyboard and states its reason; users without any permitted action see the
/// missing permissions.
public final class ActionBar extends Div {

    private final Consumer<SandboxAction> onAction;

    private final @Nullable String unwell;

    private final Map<SandboxAction, ActionOption> options = new LinkedHashMap<>();

    /// Place of the button that creates a similar sandbox.
    private final Div creation = new Div();

    private final Div reason = new Div();

    /// @param unwell the name of the sandbox's connection while its data is stale
    public ActionBar(List<ActionOption> options, @Nullable String unwell, Consumer<SandboxAction> onAction) {
        this.onAction = onAction;
        this.unwell = unwell;
        options.forEach(option -> this.options.put(option.action(), option));
        addClassName("action-bar");
        creation.addClassName("action-creation");
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        if (!options.isEmpty() && options.stream().allMatch(ActionBar::forbidden)) {
            add(creation, missing(options));
        } else {
            arrange();
        }
    }

    /// Adds the button to create a similar sandbox, which is possible in every state.
    public void offerCreation(Runnable onCreate) {
        var button = new Button(text("dialog.clone.open"), VaadinIcon.COPY_O.create(), _ -> onCreate.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setTooltipText(text("dialog.clone.open-help"));
        creation.add(button);
    }

    private void arrange() {
        var possible = options.values().stream()
                .filter(ActionOption::possible)
                .map(ActionOption::action)
                .collect(Collectors.toUnmodifiableSet());
        var order = ActionOrder.of(options.keySet(), possible);
        order.front().forEach(action -> add(button(action)));
        if (!order.rest().isEmpty()) {
            add(new ActionMenu(order.rest().stream().map(this::choice).toList(), onAction));
        }
        add(creation);
        if (options.containsKey(SandboxAction.DELETE)) {
            var delete = button(SandboxAction.DELETE);
            delete.addThemeVariants(ButtonVariant.LUMO_ERROR);
            delete.addClassName("apart");
            add(delete);
        }
        add(reason);
    }

    private Button button(SandboxAction action) {
        var button =
                new Button(ActionText.label(action), ActionText.icon(action).create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        String why = why(action);
        if (why == null) {
            button.addClickListener(_ -> onAction.accept(action));
        } else {
            UnavailableHint.mark(button, why);
            button.addClickListener(_ -> reason.setText(why));
        }
        return button;
    }

    private ActionMenu.Choice choice(SandboxAction action) {
        return new ActionMenu.Choice(action, ActionText.label(action), why(action));
    }

    private @Nullable String why(SandboxAction action) {
        var option = options.get(action);
        if (option != null && option.obstacle() != null) {
            return ActionText.why(option.obstacle());
        }
        return unwell == null ? null : text("action.why.connection", unwell);
    }

    private static boolean forbidden(ActionOption option) {
        return option.obstacle() instanceof Obstacle.MissingPermission;
    }

    private static Paragraph missing(List<ActionOption> options) {
        String permissions = options.stream()
                .map(option -> option.action().permission().word())
                .distinct()
                .collect(Collectors.joining(", "));
        var sentence = new Paragraph(text("action.read-only", permissions));
        sentence.addClassName("action-reason");
        return sentence;
    }
}
