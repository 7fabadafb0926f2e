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

/// What has to be typed before a change that a look is not enough for; nothing is seen of it where nothing has to.
final class TypedConfirmation extends Stack {

    private final List<Line> lines = new ArrayList<>();

    /// @param onChange is told whenever something was typed
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

    /// What is still to be typed, as a sentence; nothing once everything was.
    @Nullable
    String missing() {
        return lines.stream()
                .filter(line -> !line.right())
                .map(Line::demand)
                .findFirst()
                .orElse(null);
    }

    /// Leads whoever opens the dialog to what has to be typed.
    void focus() {
        lines.stream().findFirst().ifPresent(line -> line.field.focus());
    }

    /// Shows at its field what is still to be typed.
    void insist() {
        lines.stream().filter(line -> !line.right()).findFirst().ifPresent(line -> {
            line.field.setErrorMessage(line.demand());
            line.field.setInvalid(true);
            line.field.focus();
        });
    }

    private static final class Line {

        private final String wanted;

        private final TextField field = new TextField();

        Line(String wanted, Runnable onChange) {
            this.wanted = wanted;
            field.setLabel(text("dialog.caution.type", SafeText.line(wanted)));
            field.setAutocomplete(Autocomplete.OFF);
            field.setWidthFull();
            field.setValueChangeMode(ValueChangeMode.EAGER);
            field.addValueChangeListener(_ -> {
                field.setInvalid(false);
                onChange.run();
            });
        }

        boolean right() {
            return field.getValue().equals(wanted);
        }

        String demand() {
            return text("dialog.caution.missing", SafeText.line(wanted));
        }
    }
}
