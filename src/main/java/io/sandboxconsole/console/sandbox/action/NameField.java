package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.i18n.Message;

/// A name that may be left out.
final class NameField extends TextField {

    /// Engines name no limit; what is longer is a mistake of pasting.
    private static final int LONGEST = 200;

    NameField(String label, String help) {
        super(label);
        setHelperText(help);
        setClearButtonVisible(true);
        setWidthFull();
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(_ -> check());
    }

    /// Whether the name may stand; marks one that may not.
    boolean check() {
        String text = getValue();
        boolean right =
                text.codePointCount(0, text.length()) <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        setErrorMessage(right ? "" : text("dialog.snapshot.name-wrong", LONGEST));
        setInvalid(!right);
        return right;
    }

    void refuse(Message problem) {
        setErrorMessage(text(problem));
        setInvalid(true);
    }
}
