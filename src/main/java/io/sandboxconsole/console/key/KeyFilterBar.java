package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// The filter fields above the keys.
final class KeyFilterBar extends Div {

    private final TextField text = new TextField();

    private final Select<KeyStatus> standing = new Select<>();

    private final Checkbox deleted = new Checkbox(text("key.show-deleted"));

    private KeyFilter shown = KeyFilter.NONE;

    KeyFilterBar(Consumer<KeyFilter> onChange) {
        addClassName("key-filter");
        // The page can be loaded anew without losing it: the filter is in the address.
        getElement().setAttribute("data-kept", "");
        text.setAriaLabel(text("key.search"));
        text.setPlaceholder(text("key.search"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addClassName("filter-text");
        text.getElement().setAttribute("data-shortcut", "search");
        standing.setAriaLabel(text("key.standing"));
        standing.setItems(KeyStatus.values());
        standing.setItemLabelGenerator(value -> value == null ? text("key.standing.any") : value.label());
        standing.setEmptySelectionAllowed(true);
        standing.setEmptySelectionCaption(text("key.standing.any"));
        text.addValueChangeListener(event -> notifyOf(event.isFromClient(), onChange));
        standing.addValueChangeListener(event -> notifyOf(event.isFromClient(), onChange));
        deleted.addValueChangeListener(event -> notifyOf(event.isFromClient(), onChange));
        add(text, standing, deleted);
    }

    /// Fills the fields without notifying the listener.
    void show(KeyFilter filter) {
        shown = filter;
        if (!text.getValue().strip().equals(filter.text())) {
            text.setValue(filter.text());
        }
        standing.setValue(filter.standing());
        deleted.setValue(filter.deleted());
    }

    private void notifyOf(boolean byPerson, Consumer<KeyFilter> onChange) {
        if (byPerson) {
            onChange.accept(new KeyFilter(
                    text.getValue().strip(),
                    standing.getValue(),
                    deleted.getValue(),
                    shown.order(),
                    shown.descending(),
                    null));
        }
    }
}
