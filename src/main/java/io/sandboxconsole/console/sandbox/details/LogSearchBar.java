package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Search bar of a log: counts the occurrences and steps through them.
final class LogSearchBar extends Div {

    private final LogText log;

    private final TextField query = new TextField();

    private final Span count = new Span();

    private LogSearch search = LogSearch.NONE;

    LogSearchBar(LogText log) {
        this.log = log;
        addClassName("log-search");
        query.setPlaceholder(text("details.log.search"));
        query.setAriaLabel(text("details.log.search"));
        query.setClearButtonVisible(true);
        query.setPrefixComponent(VaadinIcon.SEARCH.create());
        query.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        query.setValueChangeMode(ValueChangeMode.LAZY);
        query.addValueChangeListener(_ -> refresh());
        query.addKeyDownListener(Key.ENTER, _ -> step(-1));
        count.getElement().setAttribute("role", "status");
        count.addClassName("log-count");
        add(
                query,
                count,
                stepButton(VaadinIcon.ARROW_UP, text("details.log.previous"), -1),
                stepButton(VaadinIcon.ARROW_DOWN, text("details.log.next"), 1));
    }

    /// Searches again, after a change of the log or of the search text.
    void refresh() {
        search = LogSearch.in(log.content(), query.getValue());
        show();
    }

    private void step(int by) {
        search = search.stepped(by);
        show();
    }

    private void show() {
        int found = search.positions().size();
        count.setText(
                search.wanted().isEmpty()
                        ? ""
                        : found == 0
                                ? text("details.log.no-match")
                                : text("details.log.match", search.current() + 1, found));
        log.mark(search);
    }

    private Button stepButton(VaadinIcon icon, String label, int by) {
        var button = new Button(icon.create(), _ -> step(by));
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
