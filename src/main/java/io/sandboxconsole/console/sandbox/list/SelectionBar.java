package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.bulk.RunningJob;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Bar with the size of the selection and its actions. It covers the heading, so that its appearance moves no row.
final class SelectionBar extends Div {

    /// A selection as the bar shows it.
    ///
    /// @param count the selected sandboxes that exist
    /// @param hidden how many of them the page does not show
    /// @param ended the selected ones that exist no longer
    /// @param legal for how many of them each action is possible; of a large selection only of the first ones
    /// @param counted whether `legal` is about all of them
    /// @param only the selected sandbox if it is the only one
    /// @param offer how many match if exactly this page is selected; otherwise zero
    record Shown(
            int count,
            int hidden,
            Set<SandboxId> ended,
            Map<SandboxAction, Integer> legal,
            boolean counted,
            @Nullable Sandbox only,
            int offer,
            String ids) {}

    /// Takes what a person does with the selection.
    interface Choices {

        void selectAllMatching();

        void clear();

        /// Takes out of the selection what has ended.
        void forget(Set<SandboxId> ended);
    }

    private final transient Supplier<SelectionActions> actions;

    private final transient Choices choices;

    /// Built with the first selection: most lists never have one.
    private @Nullable Parts parts;

    private @Nullable Shown shown;

    /// @param actions builds the buttons of the actions
    SelectionBar(Supplier<SelectionActions> actions, Choices choices) {
        this.actions = actions;
        this.choices = choices;
        addClassName("selection-bar");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", text("list.selection"));
        setVisible(false);
    }

    /// What stands in the bar.
    private record Parts(Span count, Button ended, Button all, SelectionActions actions, Button copy) {

        void show(Shown next) {
            count.setText(summary(next));
            ended.setVisible(!next.ended().isEmpty());
            all.setText(text("list.select-all", Pager.count(next.offer())));
            all.setVisible(next.offer() > 0);
            actions.show(next);
            Clipboard.copyOnClick(copy, next.ids());
            copy.setVisible(!next.ids().isEmpty());
        }
    }

    /// Keeps the buttons while the selection is unchanged: the user may be about to press one.
    void show(@Nullable Shown next) {
        if (Objects.equals(next, shown)) {
            return;
        }
        shown = next;
        setVisible(next != null);
        if (next == null) {
            if (parts != null) {
                parts.count().setText("");
            }
            return;
        }
        if (parts == null) {
            parts = build();
        }
        parts.show(next);
    }

    private Parts build() {
        var built = new Parts(
                new Span(),
                quiet(text("list.forget-ended"), () -> choices.forget(shown == null ? Set.of() : shown.ended())),
                quiet("", choices::selectAllMatching),
                actions.get(),
                quiet(text("list.copy-ids"), () -> {}));
        built.count().addClassName("selection-count");
        built.count().getElement().setAttribute("role", "status");
        var more = new Div(built.all(), built.actions(), built.copy(), new RunningJob());
        more.addClassName("selection-actions");
        add(clear(choices::clear), built.count(), built.ended(), more);
        return built;
    }

    private static String summary(Shown shown) {
        String all = Pager.count(shown.count());
        if (shown.offer() > 0) {
            return text("list.page-selected", shown.count(), all);
        }
        String summary = text("list.selected", shown.count(), all);
        if (shown.hidden() > 0) {
            summary = text("list.selected-and-hidden", summary, Pager.count(shown.hidden()));
        }
        int ended = shown.ended().size();
        return ended > 0 ? text("list.selected-and-ended", summary, ended) : summary;
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
