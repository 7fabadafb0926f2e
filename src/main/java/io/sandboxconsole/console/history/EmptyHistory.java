package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Replaces the rows of an empty list by the reason and the next step.
final class EmptyHistory extends Div {

    private final Function<SandboxFilter, Component> help;

    private final Runnable onClear;

    private @Nullable SandboxFilter explained;

    /// @param help creates what helps with a filter that nothing matches
    /// @param onClear removes the filter
    EmptyHistory(Function<SandboxFilter, Component> help, Runnable onClear) {
        this.help = help;
        this.onClear = onClear;
        addClassName("empty-list");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /// Says that nothing matches `filter`. Keeps an unchanged text in place: screen readers announce each replacement.
    void show(SandboxFilter filter) {
        setVisible(true);
        if (filter.equals(explained)) {
            return;
        }
        explained = filter;
        removeAll();
        if (filter.isEverything()) {
            explain(VaadinIcon.ARCHIVE, text("history.empty"), text("history.empty.next"));
            return;
        }
        var clear = new Button(text("list.clear-filter"), _ -> onClear.run());
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL);
        explain(VaadinIcon.SEARCH, text("history.no-match"), text("list.empty.no-match.next"));
        add(help.apply(filter), clear);
    }

    private void explain(VaadinIcon icon, String title, String next) {
        Component sign = icon.create();
        sign.getElement().setAttribute("aria-hidden", "true");
        add(sign, new H2(title), new Paragraph(next));
    }
}
