package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Chips of the terms of a filter, each with a button to remove it.
public final class FilterChips extends Div {

    /// @param onFilter receives the remaining text
    public FilterChips(SandboxFilter filter, Consumer<String> onFilter) {
        addClassName("filter-chips");
        List<String> terms = filter.terms();
        for (int i = 0; i < terms.size(); i++) {
            List<String> rest = new ArrayList<>(terms);
            String term = rest.remove(i);
            var chip = new Button(SafeText.line(term), VaadinIcon.CLOSE_SMALL.create());
            chip.setIconAfterText(true);
            chip.addThemeVariants(ButtonVariant.LUMO_SMALL);
            chip.setAriaLabel(text("list.remove-term", SafeText.line(term)));
            chip.addClickListener(_ -> onFilter.accept(String.join(" ", rest)));
            add(chip);
        }
    }
}
