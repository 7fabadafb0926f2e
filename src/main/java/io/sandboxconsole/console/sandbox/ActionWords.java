package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;

/// How actions and what stands in their way read on the screen.
final class ActionWords {

    private ActionWords() {}

    static String label(SandboxAction action) {
        return switch (action) {
            case RENEW -> "Renew";
            case PAUSE -> "Pause";
            case RESUME -> "Resume";
            case EDIT_METADATA -> "Edit metadata";
            case SNAPSHOT -> "Take snapshot";
            case DELETE -> "Delete";
        };
    }

    /// What was done, for the notice afterwards.
    static String done(SandboxAction action, String sandbox) {
        return switch (action) {
            case RENEW -> "The expiry of %s was moved.".formatted(sandbox);
            case PAUSE -> "%s is being paused.".formatted(sandbox);
            case RESUME -> "%s is being resumed.".formatted(sandbox);
            case EDIT_METADATA -> "The metadata of %s was changed.".formatted(sandbox);
            case SNAPSHOT -> "A snapshot of %s is being taken.".formatted(sandbox);
            case DELETE -> "%s was deleted.".formatted(sandbox);
        };
    }

    static VaadinIcon icon(SandboxAction action) {
        return switch (action) {
            case RENEW -> VaadinIcon.CLOCK;
            case PAUSE -> VaadinIcon.PAUSE;
            case RESUME -> VaadinIcon.PLAY;
            case EDIT_METADATA -> VaadinIcon.TAGS;
            case SNAPSHOT -> VaadinIcon.CAMERA;
            case DELETE -> VaadinIcon.TRASH;
        };
    }

    static String why(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.MissingPermission(var permission) ->
                "You lack the permission %s for this sandbox.".formatted(permission.word());
            case Obstacle.WrongState(var state) -> "Not possible while the sandbox is %s.".formatted(state.word());
            case Obstacle.NeverExpires() -> "This sandbox never expires, and its engine cannot give it an expiry.";
        };
    }
}
