package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Bar of the actions on one sandbox, in one line: the most frequent of those that are possible now as buttons, all
/// others in a menu with the deletion at its end. An impossible action stays reachable by keyboard and states its
/// reason; users without any permitted action see the missing permissions. An update keeps what it need not change,
/// and with it the focus and the open menu.
public final class ActionBar extends Div {

    private static final int BUTTONS = 3;

    private final Consumer<SandboxAction> onAction;

    private final Map<SandboxAction, ActionOption> options = new EnumMap<>(SandboxAction.class);

    private final Map<SandboxAction, Button> front = new LinkedHashMap<>();

    private final Button create;

    private final ActionMenu menu;

    private final Div reason = new Div();

    private final Paragraph missing = new Paragraph();

    private @Nullable String unwell;

    /// @param onCreate opens the dialog for a similar sandbox
    /// @param onLock opens the dialog for a lock
    public ActionBar(Consumer<SandboxAction> onAction, Runnable onCreate, Runnable onLock) {
        this.onAction = onAction;
        addClassName("action-bar");
        create = new Button(text("dialog.clone.open"), VaadinIcon.COPY_O.create(), _ -> onCreate.run());
        create.addThemeVariants(ButtonVariant.LUMO_SMALL);
        create.setTooltipText(text("dialog.clone.open-help"));
        menu = new ActionMenu(onAction);
        menu.alsoLocks(onLock);
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        missing.addClassName("action-reason");
        add(reason, missing);
    }

    /// Shows the actions as they are possible now.
    ///
    /// @param unwell the name of the sandbox's connection while its data is stale
    /// @param mayCreate whether a similar sandbox may be created
    public void show(List<ActionOption> current, @Nullable String unwell, boolean mayCreate) {
        this.unwell = unwell;
        options.clear();
        current.forEach(option -> options.put(option.action(), option));
        reason.setText("");
        boolean readOnly = !current.isEmpty() && current.stream().allMatch(ActionBar::forbidden);
        missing.setText(readOnly ? missing(current) : "");
        missing.setVisible(readOnly);
        reason.setVisible(!readOnly);
        iconOnly(!readOnly);
        arrange();
        put(create, front.size(), mayCreate);
        put(menu, front.size() + (mayCreate ? 1 : 0), !readOnly);
    }

    /// Offers a lock in the menu, or no longer.
    public void offerLock(boolean offered) {
        menu.offerLock(offered);
    }

    /// Keeps from the browser what the user may not do: an invisible component is there all the same.
    private void put(Component component, int place, boolean permitted) {
        if (component.getParent().isPresent() == permitted) {
            return;
        }
        if (permitted) {
            addComponentAtIndex(place, component);
        } else {
            remove(component);
        }
    }

    private void arrange() {
        var possible = options.values().stream()
                .filter(ActionOption::possible)
                .map(ActionOption::action)
                .collect(Collectors.toUnmodifiableSet());
        var order = ActionOrder.of(options.keySet(), possible, BUTTONS);
        if (!List.copyOf(front.keySet()).equals(order.front())) {
            front.values().forEach(this::remove);
            front.clear();
            order.front().forEach(action -> front.put(action, button(action)));
            int place = 0;
            for (var button : front.values()) {
                addComponentAtIndex(place++, button);
            }
        }
        front.forEach((action, button) -> UnavailableHint.mark(button, why(action)));
        menu.show(
                Stream.concat(order.rest().stream(), options.keySet().stream().filter(SandboxAction.DELETE::equals))
                        .map(this::choice)
                        .toList(),
                options.keySet());
    }

    private void iconOnly(boolean only) {
        create.setText(only ? "" : text("dialog.clone.open"));
        create.setAriaLabel(only ? text("dialog.clone.open") : null);
        create.setThemeName(ButtonVariant.LUMO_ICON.getVariantName(), only);
    }

    private Button button(SandboxAction action) {
        var button =
                new Button(ActionText.label(action), ActionText.icon(action).create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.addClickListener(_ -> {
            String why = why(action);
            reason.setText(why == null ? "" : why);
            if (why == null) {
                onAction.accept(action);
            }
        });
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

    private static String missing(List<ActionOption> options) {
        return text(
                "action.read-only",
                RoleText.anyWith(options.stream()
                        .map(option -> option.action().permission())
                        .toList()));
    }
}
