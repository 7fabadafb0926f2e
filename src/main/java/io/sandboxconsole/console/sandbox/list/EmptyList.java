package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Replaces the rows of an empty list by the reason and the next step.
final class EmptyList extends Div {

    private final Function<SandboxFilter, Component> help;

    private final Consumer<String> onFilter;

    private final Runnable onCreate;

    private @Nullable Why shown;

    /// @param help creates what helps with a filter that nothing matches
    /// @param onFilter receives the filter text when the user clears it
    EmptyList(Function<SandboxFilter, Component> help, Consumer<String> onFilter, Runnable onCreate) {
        this.help = help;
        this.onFilter = onFilter;
        this.onCreate = onCreate;
        addClassName("empty-list");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /// Reason for an empty list, with the data that its text needs.
    sealed interface Why {

        record NoEngine() implements Why {}

        /// No engine has responded since the start.
        record FirstLook() implements Why {}

        /// No engine responds.
        record Unreachable(@Nullable Instant known, Instant nextTry) implements Why {}

        record NothingMatches(SandboxFilter filter, int visible) implements Why {}

        record NothingYet() implements Why {}

        record NothingToSee() implements Why {}

        static Why of(SandboxFilter filter, int visible, List<ConnectionHealth> connections, boolean mayCreate) {
            if (connections.isEmpty()) {
                return new NoEngine();
            }
            if (visible > 0) {
                return new NothingMatches(filter, visible);
            }
            if (connections.stream().allMatch(one -> one.status() == ConnectionHealth.Status.STARTING)) {
                return new FirstLook();
            }
            if (connections.stream().noneMatch(one -> one.status().fresh())) {
                return unreachable(connections);
            }
            return mayCreate ? new NothingYet() : new NothingToSee();
        }

        private static Why unreachable(List<ConnectionHealth> connections) {
            return new Unreachable(
                    connections.stream()
                            .map(ConnectionHealth::dataAsOf)
                            .filter(Objects::nonNull)
                            .min(Comparator.<Instant>naturalOrder())
                            .orElse(null),
                    connections.stream()
                            .map(ConnectionHealth::nextAttempt)
                            .min(Comparator.naturalOrder())
                            .orElseThrow());
        }
    }

    /// Keeps an unchanged text in place: screen readers announce each replacement.
    void show(@Nullable Why why) {
        if (Objects.equals(why, shown)) {
            return;
        }
        shown = why;
        removeAll();
        setVisible(why != null);
        if (why != null) {
            explain(why);
        }
    }

    private void explain(Why why) {
        switch (why) {
            case Why.NoEngine() ->
                show(VaadinIcon.PLUG, text("list.empty.no-engine"), text("list.empty.no-engine.next"));
            case Why.FirstLook() -> {
                show(VaadinIcon.HOURGLASS, text("list.empty.first-look"), text("list.empty.first-look.next"));
                addClassName("late");
            }
            case Why.Unreachable(var known, var nextTry) -> {
                show(
                        VaadinIcon.UNLINK,
                        known == null ? text("list.empty.never-reached") : text("list.empty.unreachable"),
                        known == null ? text("list.empty.never-reached.next") : text("list.empty.unreachable.next"));
                add(times(known, nextTry));
            }
            case Why.NothingMatches(SandboxFilter filter, int visible) -> {
                show(
                        VaadinIcon.SEARCH,
                        text("list.empty.no-match", visible, Pager.count(visible)),
                        text("list.empty.no-match.next"));
                add(help.apply(filter), button(text("list.clear-filter"), () -> onFilter.accept("")));
            }
            case Why.NothingYet() -> {
                show(VaadinIcon.CUBES, text("list.empty.nothing-yet"), text("list.empty.nothing-yet.next"));
                add(button(text("list.create-first"), onCreate));
            }
            case Why.NothingToSee() ->
                show(VaadinIcon.LOCK, text("list.empty.nothing-visible"), text("list.empty.nothing-visible.next"));
        }
    }

    private void show(VaadinIcon icon, String title, String next) {
        removeClassName("late");
        add(icon.create(), new H2(title), new Paragraph(next));
    }

    private static Component times(@Nullable Instant known, Instant nextTry) {
        var times = new Paragraph();
        if (known != null) {
            times.add(text("list.empty.as-of") + " ");
            times.add(new TimeText(known, Show.AGO));
            times.add(". ");
        }
        times.add(text("list.empty.next-try") + " ");
        times.add(new TimeText(nextTry, Show.NEXT));
        return times;
    }

    private static Button button(String label, Runnable onClick) {
        var button = new Button(label, _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
