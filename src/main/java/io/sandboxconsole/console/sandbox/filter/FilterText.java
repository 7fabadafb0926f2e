package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dependency.JavaScript;
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

/// Text field of the filter. The browser lists suggestions below it while the user types. A syntax error is shown
/// below,
/// with its position marked; Enter selects that position.
@JavaScript("context://js/filter.js")
final class FilterText extends Div {

    private static final int TYPING_PAUSE_MILLISECONDS = 250;

    /// Number of characters around an error that are repeated below.
    private static final int AROUND = 24;

    private final TextField text = new TextField();

    private final Div place = new Div();

    private final FilterCompletion completion;

    private @Nullable FilterSyntaxException mistake;

    FilterText(FilterCompletion completion, Consumer<String> onType) {
        this.completion = completion;
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
        add(text, place, suggestions());
    }

    /// The place of the suggestions, which the browser fills.
    private static Div suggestions() {
        var box = new Div();
        box.addClassName("filter-suggestions");
        box.getElement().setAttribute("data-label", text("filter.suggestions"));
        return box;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.sandboxConsoleFilter.begin(this)");
    }

    /// Suggests how the text goes on; called by the browser while the user types.
    ///
    /// @param asked whether the user asked for suggestions, also where nothing is typed yet
    @ClientCallable
    void complete(String written, int caret, boolean asked) {
        if (written.length() <= SandboxFilter.MAXIMUM_LENGTH && caret >= 0 && caret <= written.length()) {
            getUI().ifPresent(ui -> completion.suggest(
                    ui,
                    new CompletionWord(written, caret, asked),
                    found -> getElement().executeJs("window.sandboxConsoleFilter.offer(this, $0)", found)));
        }
    }

    String written() {
        return text.getValue();
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
        explain(text(wrong.explanation()));
        text.setInvalid(true);
    }

    /// Shows another sentence for the same error.
    void explain(String sentence) {
        text.setErrorMessage(sentence);
    }

    void focus() {
        text.focus();
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
