package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.RoleText;
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

/// Bar of the actions on one sandbox, in one line: the most frequent of those that are possible now as buttons, all
/// others in a menu with the deletion at its end. An impossible action stays reachable by keyboard and states its
/// reason; users without any permitted action see the missing permissions.
public final class ActionBar extends Div {

    private static final int BUTTONS = 3;

    private final Consumer<SandboxAction> onAction;

    private final @Nullable String unwell;

    private final @Nullable Runnable onCreate;

    private final Map<SandboxAction, ActionOption> options = new LinkedHashMap<>();

    private final Div reason = new Div();

    /// @param unwell the name of the sandbox's connection while its data is stale
    /// @param onCreate opens the dialog for a similar sandbox; null if that is not permitted
    public ActionBar(
            List<ActionOption> options,
            @Nullable String unwell,
            Consumer<SandboxAction> onAction,
            @Nullable Runnable onCreate) {
        this.onAction = onAction;
        this.unwell = unwell;
        this.onCreate = onCreate;
        options.forEach(option -> this.options.put(option.action(), option));
        addClassName("action-bar");
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        if (!options.isEmpty() && options.stream().allMatch(ActionBar::forbidden)) {
            if (onCreate != null) {
                add(creation(onCreate));
            }
            add(missing(options));
        } else {
            arrange();
        }
    }

    private void arrange() {
        var possible = options.values().stream()
                .filter(ActionOption::possible)
                .map(ActionOption::action)
                .collect(Collectors.toUnmodifiableSet());
        var order = ActionOrder.of(options.keySet(), possible, BUTTONS);
        order.front().forEach(action -> add(button(action)));
        if (onCreate != null) {
            add(iconOnly(creation(onCreate)));
        }
        var menu = new ActionMenu(order.rest().stream().map(this::choice).toList(), onAction);
        if (options.containsKey(SandboxAction.DELETE)) {
            menu.addApart(choice(SandboxAction.DELETE));
        }
        add(menu, reason);
    }

    private static Button creation(Runnable onCreate) {
        var button = new Button(text("dialog.clone.open"), VaadinIcon.COPY_O.create(), _ -> onCreate.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setTooltipText(text("dialog.clone.open-help"));
        return button;
    }

    private static Button iconOnly(Button button) {
        button.setAriaLabel(button.getText());
        button.setText("");
        button.addThemeVariants(ButtonVariant.LUMO_ICON);
        return button;
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
        var sentence = new Paragraph(text(
                "action.read-only",
                RoleText.anyWith(options.stream()
                        .map(option -> option.action().permission())
                        .toList())));
        sentence.addClassName("action-reason");
        return sentence;
    }
}
