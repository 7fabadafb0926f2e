package io.sandboxconsole.console.audit.stone;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.textfield.TextArea;
import io.sandboxconsole.access.AuditAdministration;
import io.sandboxconsole.access.RequestRefused;
import org.jspecify.annotations.Nullable;

/// Field for the reason of an act on the trail, which is required.
final class WhyField extends TextArea {

    WhyField(String help) {
        super(text("audit.stone.why"));
        setHelperText(help);
        setRequiredIndicatorVisible(true);
        setManualValidation(true);
        setMinRows(2);
        setMaxRows(6);
        setWidthFull();
        addValueChangeListener(_ -> setInvalid(false));
    }

    /// Returns the reason; null if it is missing or too long, which is then shown.
    @Nullable
    String reason() {
        String reason = getValue().strip();
        if (!reason.isEmpty() && reason.length() <= AuditAdministration.LONGEST_REASON) {
            return reason;
        }
        refuse();
        return null;
    }

    /// Shows a failure that is about the reason; returns whether it is.
    boolean place(RuntimeException cause) {
        boolean ours = cause instanceof RequestRefused refused && refused.code().equals(AuditAdministration.WHY);
        if (ours) {
            refuse();
        }
        return ours;
    }

    private void refuse() {
        setErrorMessage(text("problem.audit.why", AuditAdministration.LONGEST_REASON));
        setInvalid(true);
    }
}
