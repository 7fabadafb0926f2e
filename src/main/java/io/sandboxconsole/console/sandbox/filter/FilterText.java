package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Text field of the filter. A syntax error is shown below, with its position marked; Enter selects that position.
final class FilterText extends Div {

    private static final int TYPING_PAUSE_MILLISECONDS = 250;

    /// Number of characters around an error that are repeated below.
    private static final int AROUND = 24;

    private final TextField text = new TextField();

    private final Div place = new Div();

    private @Nullable FilterSyntaxException mistake;

    FilterText(Consumer<String> onType) {
        addClassName("filter-text");
        text.setPlaceholder(text("filter.placeholder"));
        text.setAriaLabel(text("filter.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MILLISECONDS);
        text.setMaxLength(SandboxFilter.MAXIMUM_LENGTH);
        text.getElement().setAttribute("data-shortcut", "search");
        text.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onType.accept(event.getValue());
            }
        });
        text.addKeyPressListener(Key.ENTER, _ -> selectMistake());
        place.addClassName("filter-mistake");
        place.getElement().setAttribute("aria-hidden", "true");
        place.setVisible(false);
        add(text, place);
    }

    void write(String written) {
        text.setValue(written);
    }

    /// Removes the error.
    void clearError() {
        mistake = null;
        text.setInvalid(false);
        place.setVisible(false);
    }

    /// Shows the error in the present text, with its position.
    void showError(FilterSyntaxException wrong) {
        showRejection(wrong);
        mistake = wrong;
        String written = text.getValue();
        int from = Math.min(wrong.offset(), written.length());
        int to = Math.min(from + wrong.length(), written.length());
        place.removeAll();
        place.add(
                new Span(written.substring(Math.max(0, from - AROUND), from)),
                marked(written.substring(from, to)),
                new Span(written.substring(to, Math.min(written.length(), to + AROUND))));
        place.setVisible(true);
    }

    /// Shows the reason why a facet's change was rejected.
    void showRejection(FilterSyntaxException wrong) {
        text.setErrorMessage(text("rule.filter.at", wrong.offset() + 1, wrong.explanation()));
        text.setInvalid(true);
    }

    /// An empty text shows as a line between two characters.
    private static Span marked(String wrong) {
        var mark = new Span(wrong);
        mark.addClassName("wrong");
        return mark;
    }

    private void selectMistake() {
        if (mistake != null) {
            text.getElement()
                    .executeJs(
                            "this.inputElement.setSelectionRange($0, $1)",
                            mistake.offset(),
                            mistake.offset() + mistake.length());
        }
    }
}
