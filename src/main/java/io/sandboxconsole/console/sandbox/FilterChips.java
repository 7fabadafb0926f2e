package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The terms of a filter, each to be taken away with one click.
final class FilterChips extends Div {

    /// @param onFilter gets the text that is left
    FilterChips(String filter, Consumer<String> onFilter) {
        addClassName("filter-chips");
        List<String> terms = terms(filter);
        for (int i = 0; i < terms.size(); i++) {
            List<String> rest = new ArrayList<>(terms);
            String term = rest.remove(i);
            var chip = new Button(InertText.line(term), VaadinIcon.CLOSE_SMALL.create());
            chip.setIconAfterText(true);
            chip.addThemeVariants(ButtonVariant.LUMO_SMALL);
            chip.setAriaLabel(say("list.remove-term", InertText.line(term)));
            chip.addClickListener(_ -> onFilter.accept(String.join(" ", rest)));
            add(chip);
        }
    }

    /// The terms of a filter's text: what blanks outside of quotes separate.
    static List<String> terms(String filter) {
        List<String> terms = new ArrayList<>();
        var term = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < filter.length(); i++) {
            char sign = filter.charAt(i);
            if (sign == '\\' && quoted && i + 1 < filter.length()) {
                term.append(sign).append(filter.charAt(++i));
            } else if (Character.isWhitespace(sign) && !quoted) {
                end(terms, term);
            } else {
                quoted ^= sign == '"';
                term.append(sign);
            }
        }
        end(terms, term);
        return terms;
    }

    private static void end(List<String> terms, StringBuilder term) {
        if (!term.isEmpty()) {
            terms.add(term.toString());
            term.setLength(0);
        }
    }
}
