package io.sandboxconsole.console.sandbox.hold;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.textfield.TextArea;
import io.sandboxconsole.history.retention.LegalHolds;

/// Field for the reason of a change, which is required.
final class ReasonField extends TextArea {

    ReasonField(String label, String help) {
        super(label);
        setHelperText(help);
        setRequiredIndicatorVisible(true);
        setManualValidation(true);
        setMinRows(2);
        setMaxRows(6);
        setWidthFull();
    }

    /// Says what is allowed.
    String missing() {
        return text("problem.hold.why", LegalHolds.LONGEST_REASON);
    }

    static boolean fits(String reason) {
        int length = reason.strip().length();
        return length > 0 && length <= LegalHolds.LONGEST_REASON;
    }

    /// Marks the reason as wrong.
    void refuse(String problem) {
        setErrorMessage(problem);
        setInvalid(true);
    }
}
