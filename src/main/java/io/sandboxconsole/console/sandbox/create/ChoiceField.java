package io.sandboxconsole.console.sandbox.create;

import com.vaadin.flow.component.combobox.ComboBox;
import io.sandboxconsole.i18n.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;

/// A text that is chosen among what an engine offers, or typed.
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

    /// Offers other values, with what people call them; the value stays.
    void offer(Map<String, String> choices) {
        String chosen = text();
        labels.clear();
        choices.forEach((value, label) -> labels.put(value, SafeText.line(label)));
        setItems(labels.keySet());
        setText(chosen);
    }

    /// Empty when nothing is chosen.
    String text() {
        return getValue() == null ? "" : getValue().strip();
    }

    void setText(String text) {
        setValue(text.isEmpty() ? null : text);
    }
}
