package io.sandboxconsole.console.sandbox.create;

import com.vaadin.flow.component.combobox.ComboBox;
import io.sandboxconsole.i18n.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;

/// Combo box for a value that is chosen from the engine's list, or typed.
final class ChoiceField extends ComboBox<String> {

    private final Map<String, String> labels = new LinkedHashMap<>();

    ChoiceField(String label) {
        super(label);
        setAllowCustomValue(true);
        setClearButtonVisible(true);
        setItemLabelGenerator(value -> labels.getOrDefault(value, value));
        addCustomValueSetListener(event -> setValue(event.getDetail().strip()));
        setItems();
    }

    /// Replaces the items; the value stays.
    ///
    /// @param choices labels by value
    void setChoices(Map<String, String> choices) {
        String chosen = text();
        labels.clear();
        choices.forEach((value, label) -> labels.put(value, SafeText.line(label)));
        setItems(labels.keySet());
        setText(chosen);
    }

    /// The value; empty without a choice.
    String text() {
        return getValue() == null ? "" : getValue().strip();
    }

    void setText(String text) {
        setValue(text.isEmpty() ? null : text);
    }
}
