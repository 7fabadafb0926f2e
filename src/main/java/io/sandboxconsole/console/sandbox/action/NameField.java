package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.i18n.Message;

/// Field for an optional name.
final class NameField extends TextField {

    /// Engines name no limit; a longer text is a paste error.
    private static final int LONGEST = 200;

    NameField(String label, String help) {
        super(label);
        setHelperText(help);
        setClearButtonVisible(true);
        setWidthFull();
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(_ -> check());
    }

    /// Whether the name is valid; marks an invalid one.
    boolean check() {
        String text = getValue();
        boolean valid =
                text.codePointCount(0, text.length()) <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        setErrorMessage(valid ? "" : text("dialog.snapshot.name-wrong", LONGEST));
        setInvalid(!valid);
        return valid;
    }

    void refuse(Message problem) {
        setErrorMessage(text(problem));
        setInvalid(true);
    }
}
