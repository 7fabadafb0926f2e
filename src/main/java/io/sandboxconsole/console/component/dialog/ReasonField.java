package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.textfield.TextArea;
import io.sandboxconsole.sandbox.ProtectionTerms;

/// Field for the reason of a legal hold or a lock, which is required.
public final class ReasonField extends TextArea {

    public ReasonField(String label, String help) {
        super(label);
        setHelperText(help);
        setRequiredIndicatorVisible(true);
        setManualValidation(true);
        setMinRows(2);
        setMaxRows(6);
        setWidthFull();
    }

    /// Says what is allowed.
    public String missing() {
        return text("problem.protection.why", ProtectionTerms.LONGEST_REASON);
    }

    /// Whether `reason` is one that is kept.
    public static boolean fits(String reason) {
        int length = reason.strip().length();
        return length > 0 && length <= ProtectionTerms.LONGEST_REASON;
    }

    /// Marks the reason as wrong.
    public void refuse(String problem) {
        setErrorMessage(problem);
        setInvalid(true);
    }
}
