package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Bar with the size of the selection and its actions. It covers the heading, so that its appearance moves no row.
final class SelectionBar extends Div {

    /// A selection as the bar shows it.
    ///
    /// @param gone how many of the selected sandboxes no longer exist
    /// @param legal for how many of them each action is possible; empty where there are too many to count
    /// @param only the selected sandbox if it is the only one
    /// @param offer how many match if exactly this page is selected; otherwise zero
    record Shown(
            int count,
            int gone,
            Map<SandboxAction, Integer> legal,
            @Nullable Sandbox only,
            int offer,
            String ids) {}

    private final Span count = new Span();

    private final Button all;

    private final SelectionActions actions;

    private final Button copy = quiet(text("list.copy-ids"), () -> {});

    private @Nullable Shown shown;

    /// @param selected supplies the sandboxes for a batch action
    SelectionBar(
            SandboxActions sandboxActions, Runnable onSelectAll, Runnable onClear, Supplier<List<Sandbox>> selected) {
        all = quiet("", onSelectAll);
        actions = new SelectionActions(sandboxActions, selected);
        addClassName("selection-bar");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", text("list.selection"));
        count.addClassName("selection-count");
        count.getElement().setAttribute("role", "status");
        var choices = new Div(all, actions, copy);
        choices.addClassName("selection-actions");
        add(clear(onClear), count, choices);
        setVisible(false);
    }

    /// Keeps the buttons while the selection is unchanged: the user may be about to press one.
    void show(@Nullable Shown next) {
        if (Objects.equals(next, shown)) {
            return;
        }
        shown = next;
        setVisible(next != null);
        if (next == null) {
            count.setText("");
            return;
        }
        count.setText(summary(next));
        all.setText(text("list.select-all", Pager.count(next.offer())));
        all.setVisible(next.offer() > 0);
        actions.show(next);
        Clipboard.copyOnClick(copy, next.ids());
        copy.setVisible(!next.ids().isEmpty());
    }

    private static String summary(Shown shown) {
        String all = Pager.count(shown.count());
        if (shown.offer() > 0) {
            return text("list.page-selected", shown.count(), all);
        }
        return shown.gone() > 0
                ? text("list.selected-and-gone", shown.count(), all, shown.gone())
                : text("list.selected", shown.count(), all);
    }

    /// Escape presses this button first, because it comes first in the page.
    private static Button clear(Runnable onClear) {
        var clear = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> onClear.run());
        clear.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        clear.setAriaLabel(text("list.clear-selection"));
        clear.setTooltipText(text("list.clear-selection"));
        clear.getElement().setAttribute("data-shortcut", "close");
        return clear;
    }

    private static Button quiet(String label, Runnable onClick) {
        var button = new Button(label, _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
