package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ActionWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Requires the texts of warnings to be typed before a change; invisible where no warning requires one.
final class TypedConfirmation extends Stack {

    private final List<Line> lines = new ArrayList<>();

    /// @param onChange runs after every input
    TypedConfirmation(List<ActionWarning> warnings, Runnable onChange) {
        warnings.stream()
                .map(ActionWarning::typed)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(text -> {
                    var line = new Line(text, onChange);
                    lines.add(line);
                    add(line.field);
                });
    }

    /// The instruction to type the first missing text; null once every text was typed.
    @Nullable
    String missing() {
        return lines.stream()
                .filter(line -> !line.right())
                .map(Line::instruction)
                .findFirst()
                .orElse(null);
    }

    /// Focuses the first field.
    void focus() {
        lines.stream().findFirst().ifPresent(line -> line.field.focus());
    }

    /// Marks the first incomplete field and focuses it.
    void insist() {
        lines.stream().filter(line -> !line.right()).findFirst().ifPresent(line -> {
            line.field.setErrorMessage(line.instruction());
            line.field.setInvalid(true);
            line.field.focus();
        });
    }

    private static final class Line {

        private final String expected;

        private final TextField field = new TextField();

        Line(String expected, Runnable onChange) {
            this.expected = expected;
            field.setLabel(text("dialog.caution.type", SafeText.line(expected)));
            field.setAutocomplete(Autocomplete.OFF);
            field.setWidthFull();
            field.setValueChangeMode(ValueChangeMode.EAGER);
            field.addValueChangeListener(_ -> {
                field.setInvalid(false);
                onChange.run();
            });
        }

        boolean right() {
            return field.getValue().equals(expected);
        }

        String instruction() {
            return text("dialog.caution.missing", SafeText.line(expected));
        }
    }
}
