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

/// Finds text in a log, counts it and walks through it.
final class LogSearchBar extends Div {

    private final LogText log;

    private final TextField wanted = new TextField();

    private final Span count = new Span();

    private LogSearch search = LogSearch.NONE;

    LogSearchBar(LogText log) {
        this.log = log;
        addClassName("log-search");
        wanted.setPlaceholder(text("details.log.search"));
        wanted.setAriaLabel(text("details.log.search"));
        wanted.setClearButtonVisible(true);
        wanted.setPrefixComponent(VaadinIcon.SEARCH.create());
        wanted.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        wanted.setValueChangeMode(ValueChangeMode.LAZY);
        wanted.addValueChangeListener(_ -> refresh());
        wanted.addKeyDownListener(Key.ENTER, _ -> step(-1));
        count.getElement().setAttribute("role", "status");
        count.addClassName("log-count");
        add(
                wanted,
                count,
                way(VaadinIcon.ARROW_UP, text("details.log.previous"), -1),
                way(VaadinIcon.ARROW_DOWN, text("details.log.next"), 1));
    }

    /// Looks again, because the text or what is wanted has changed.
    void refresh() {
        search = LogSearch.in(log.content(), wanted.getValue());
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

    private Button way(VaadinIcon icon, String label, int by) {
        var button = new Button(icon.create(), _ -> step(by));
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
