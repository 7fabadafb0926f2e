package io.sandboxconsole.console.component.dialog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.Optional;

/// Moves the focus to the field to correct.
final class InvalidFields {

    private InvalidFields() {}

    /// Focuses the first invalid field of `form` and opens the section around it; false if there is none.
    static boolean focusFirst(Component form) {
        var found = first(form);
        found.ifPresent(field -> {
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
        return found.isPresent();
    }

    private static Optional<Component> first(Component form) {
        // A text node has no visibility.
        if (form.getElement().isTextNode() || !form.isVisible()) {
            return Optional.empty();
        }
        if (form instanceof HasValidationProperties field && field.isInvalid()) {
            return Optional.of(form);
        }
        return form.getChildren().flatMap(child -> first(child).stream()).findFirst();
    }
}
