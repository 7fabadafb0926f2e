package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;

/// The actions on a key.
enum KeyAction {
    ROTATE,
    RENAME,
    REVOKE,
    DELETE;

    String label() {
        return switch (this) {
            case ROTATE -> text("key.rotate");
            case RENAME -> text("key.rename");
            case REVOKE -> text("key.revoke");
            case DELETE -> text("key.delete");
        };
    }

    VaadinIcon icon() {
        return switch (this) {
            case ROTATE -> VaadinIcon.REFRESH;
            case RENAME -> VaadinIcon.EDIT;
            case REVOKE -> VaadinIcon.BAN;
            case DELETE -> VaadinIcon.TRASH;
        };
    }

    /// The reason that prevents the action on `line` now; null where it is possible.
    @Nullable
    String why(KeyRow line) {
        boolean deleted = line.standing() == KeyStatus.DELETED;
        return switch (this) {
            case ROTATE ->
                line.key().owner() != null && !line.own()
                        ? text("key.why.not-yours")
                        : line.standing().counts()
                                ? null
                                : text("key.why.ended", line.standing().label());
            case RENAME, DELETE -> deleted ? text("key.why.deleted") : null;
            case REVOKE ->
                line.standing().counts()
                        ? null
                        : text("key.why.ended", line.standing().label());
        };
    }
}
