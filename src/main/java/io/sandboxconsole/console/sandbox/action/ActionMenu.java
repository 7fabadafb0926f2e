package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Menu of the actions without a button of their own. An impossible action stays reachable by keyboard, states its
/// reason, and has no effect.
public final class ActionMenu extends MenuBar {

    /// Item of the menu.
    ///
    /// @param why the reason why the action is impossible now, or null
    public record Choice(
            SandboxAction action, String label, @Nullable String why) {}

    private final Consumer<SandboxAction> onAction;

    private final SubMenu items;

    public ActionMenu(List<Choice> choices, Consumer<SandboxAction> onAction) {
        this.onAction = onAction;
        addClassName("action-menu");
        addThemeVariants(MenuBarVariant.LUMO_SMALL);
        var more = addItem(new Span(text("action.more")));
        more.addComponentAsFirst(VaadinIcon.ELLIPSIS_DOTS_H.create());
        more.setAriaLabel(text("action.more-label"));
        items = more.getSubMenu();
        choices.forEach(this::add);
    }

    /// Adds `choice` apart from the others, at the end.
    void addApart(Choice choice) {
        if (!items.getItems().isEmpty()) {
            items.addSeparator();
        }
        add(choice).addClassName("action-danger");
    }

    private MenuItem add(Choice choice) {
        var item = items.addItem(content(ActionText.icon(choice.action()), choice.label(), choice.why()));
        if (choice.why() == null) {
            item.addClickListener(_ -> onAction.accept(choice.action()));
        } else {
            UnavailableHint.mark(item, true);
            item.setKeepOpen(true);
        }
        return item;
    }

    private static Component content(VaadinIcon icon, String label, @Nullable String reason) {
        var line = new Div(icon.create(), new Span(label));
        line.addClassName("action-choice");
        var content = new Div(line);
        if (reason != null) {
            var why = new Div(reason);
            why.addClassName("action-why");
            content.add(why);
        }
        return content;
    }
}
