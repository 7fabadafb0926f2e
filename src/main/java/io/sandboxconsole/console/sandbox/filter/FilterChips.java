package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.filter.FilterPart;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.function.Consumer;

/// Chips of the terms of a filter in words, each with a button to remove it.
final class FilterChips extends Div {

    /// @param onFilter receives the remaining filter
    FilterChips(SandboxFilter filter, TermText words, Consumer<SandboxFilter> onFilter) {
        addClassName("filter-chips");
        List<FilterPart> parts = filter.parts();
        for (int i = 0; i < parts.size(); i++) {
            int index = i;
            add(chip(words.of(parts.get(i)), () -> onFilter.accept(filter.withoutTerm(index))));
        }
    }

    static Button chip(String words, Runnable onRemove) {
        var chip = new Button(words, VaadinIcon.CLOSE_SMALL.create(), _ -> onRemove.run());
        chip.setIconAfterText(true);
        chip.addThemeVariants(ButtonVariant.LUMO_SMALL);
        chip.addClassName("filter-chip");
        chip.setAriaLabel(text("list.remove-term", words));
        return chip;
    }
}
