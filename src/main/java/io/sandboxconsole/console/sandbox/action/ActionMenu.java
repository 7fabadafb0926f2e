package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Menu of the actions without a button of their own. An impossible action stays reachable by keyboard, states its
/// reason, and has no effect. An update changes the items in place: one that replaced them would close the open menu.
@StyleSheet("styles/details.css")
public final class ActionMenu extends MenuBar {

    /// Item of the menu.
    ///
    /// @param why the reason why the action is impossible now, or null
    public record Choice(
            SandboxAction action, String label, @Nullable String why) {}

    private final Consumer<SandboxAction> onAction;

    private final SubMenu items;

    private @Nullable Runnable onLock;

    private @Nullable MenuItem lock;

    private boolean lockOffered;

    private final Map<SandboxAction, Item> made = new EnumMap<>(SandboxAction.class);

    public ActionMenu(Consumer<SandboxAction> onAction) {
        this.onAction = onAction;
        addClassName("action-menu");
        addThemeVariants(MenuBarVariant.LUMO_SMALL);
        var more = addItem(new Span(text("action.more")));
        more.addComponentAsFirst(VaadinIcon.ELLIPSIS_DOTS_H.create());
        more.setAriaLabel(text("action.more-label"));
        items = more.getSubMenu();
    }

    /// Has an item that locks, once it is offered.
    void alsoLocks(Runnable onLock) {
        this.onLock = onLock;
    }

    /// Offers the lock, or no longer.
    void offerLock(boolean offered) {
        lockOffered = offered;
        if (lock != null) {
            lock.setVisible(offered);
        }
    }

    /// Shows `choices` in the order of their actions, DELETE apart at the end.
    ///
    /// @param known the actions that may become choices by a later update, so that it need not add them
    public void show(List<Choice> choices, Collection<SandboxAction> known) {
        Set<SandboxAction> all = EnumSet.noneOf(SandboxAction.class);
        all.addAll(known);
        choices.forEach(choice -> all.add(choice.action()));
        if (!made.keySet().containsAll(all)) {
            all.addAll(made.keySet());
            make(all);
        }
        made.values().forEach(Item::hide);
        choices.forEach(
                choice -> Objects.requireNonNull(made.get(choice.action())).show(choice));
    }

    private void make(Set<SandboxAction> all) {
        items.removeAll();
        made.clear();
        all.stream()
                .filter(action -> action != SandboxAction.DELETE)
                .forEach(action -> made.put(action, new Item(action)));
        makeLock();
        if (all.contains(SandboxAction.DELETE)) {
            if (!made.isEmpty()) {
                items.addSeparator();
            }
            var deletion = new Item(SandboxAction.DELETE);
            deletion.item.addClassName("action-danger");
            made.put(SandboxAction.DELETE, deletion);
        }
    }

    private void makeLock() {
        Runnable locks = onLock;
        if (locks != null) {
            var line = new Div(VaadinIcon.LOCK.create(), new Span(text("lock.open")));
            line.addClassName("action-choice");
            lock = items.addItem(new Div(line), _ -> {
                if (lockOffered) {
                    locks.run();
                }
            });
            lock.setVisible(lockOffered);
        }
    }

    private final class Item {

        private final Span label = new Span();

        private final Div why = new Div();

        private final MenuItem item;

        private boolean possible;

        Item(SandboxAction action) {
            var line = new Div(ActionText.icon(action).create(), label);
            line.addClassName("action-choice");
            why.addClassName("action-why");
            item = items.addItem(new Div(line, why), _ -> {
                if (possible) {
                    onAction.accept(action);
                }
            });
        }

        void hide() {
            item.setVisible(false);
        }

        void show(Choice choice) {
            item.setVisible(true);
            label.setText(choice.label());
            String obstacle = choice.why();
            possible = obstacle == null;
            why.setText(obstacle == null ? "" : obstacle);
            why.setVisible(!possible);
            if (item.isKeepOpen() == possible) {
                UnavailableHint.mark(item, !possible);
                item.setKeepOpen(!possible);
            }
        }
    }
}
