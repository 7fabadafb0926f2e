package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;

/// What can be done to a key.
enum KeyAction {
    ROTATE,
    RENAME,
    REVOKE,
    DELETE;

    String label() {
        return switch (this) {
            case ROTATE -> say("key.rotate");
            case RENAME -> say("key.rename");
            case REVOKE -> say("key.revoke");
            case DELETE -> say("key.delete");
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

    /// Why it cannot be done to `line` now; nothing where it can.
    @Nullable
    String why(KeyLine line) {
        boolean deleted = line.standing() == KeyStanding.DELETED;
        return switch (this) {
            case ROTATE ->
                line.key().owner() != null && !line.own()
                        ? say("key.why.not-yours")
                        : line.standing().counts()
                                ? null
                                : say("key.why.ended", line.standing().label());
            case RENAME, DELETE -> deleted ? say("key.why.deleted") : null;
            case REVOKE ->
                line.standing().counts()
                        ? null
                        : say("key.why.ended", line.standing().label());
        };
    }
}
