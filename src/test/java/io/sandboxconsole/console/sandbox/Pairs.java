package io.sandboxconsole.console.sandbox;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import java.util.ArrayList;
import java.util.List;

/// Types into a [PairsEditor] and reads its lines.
public final class Pairs {

    private Pairs() {}

    public static void add(PairsEditor editor, String key, String value) {
        _click(_get(editor, Button.class, spec -> spec.withText("Add")));
        List<TextFieldBase<?, String>> fields = fields(editor);
        _setValue(fields.get(fields.size() - 2), key);
        _setValue(fields.getLast(), value);
    }

    /// Types another value beside `key`.
    public static void set(PairsEditor editor, String key, String value) {
        List<TextFieldBase<?, String>> fields = fields(editor);
        int index = keys(editor).indexOf(key);
        _setValue(fields.get(2 * index + 1), value);
    }

    public static void remove(PairsEditor editor, String key) {
        int index = keys(editor).indexOf(key);
        _click(_find(
                        editor,
                        Button.class,
                        spec -> spec.withPredicate(
                                button -> button.getAriaLabel().orElse("").equals("Remove line")))
                .get(index));
    }

    public static List<String> keys(PairsEditor editor) {
        return fields(editor).stream()
                .filter(field -> field.getAriaLabel().orElse("").equals("Key"))
                .map(TextFieldBase::getValue)
                .toList();
    }

    public static List<String> errors(PairsEditor editor) {
        return fields(editor).stream()
                .filter(TextFieldBase::isInvalid)
                .map(field -> field.getErrorMessage())
                .toList();
    }

    private static List<TextFieldBase<?, String>> fields(PairsEditor editor) {
        List<TextFieldBase<?, String>> fields = new ArrayList<>();
        for (Component component : _find(editor, Component.class)) {
            switch (component) {
                case TextField field -> fields.add(field);
                case PasswordField field -> fields.add(field);
                default -> {}
            }
        }
        return fields;
    }
}
