package io.sandboxconsole.console.component.dialog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.Optional;

/// Leads a person to what has to be corrected.
final class InvalidFields {

    private InvalidFields() {}

    /// Puts the cursor into the first field of `form` that is marked as wrong, and opens the section it stands in.
    static void focusFirst(Component form) {
        first(form).ifPresent(field -> {
            for (var around = field.getParent();
                    around.isPresent();
                    around = around.get().getParent()) {
                if (around.get() instanceof Details section) {
                    section.setOpened(true);
                }
            }
            if (field instanceof Focusable<?> focusable) {
                focusable.focus();
            }
        });
    }

    private static Optional<Component> first(Component form) {
        // A bare text is not even visible or invisible.
        if (form.getElement().isTextNode() || !form.isVisible()) {
            return Optional.empty();
        }
        if (form instanceof HasValidationProperties field && field.isInvalid()) {
            return Optional.of(form);
        }
        return form.getChildren().flatMap(child -> first(child).stream()).findFirst();
    }
}
