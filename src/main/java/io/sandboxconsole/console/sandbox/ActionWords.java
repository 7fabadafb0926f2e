package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.StateWord;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;

/// How actions and what stands in their way read on the screen.
final class ActionWords {

    private ActionWords() {}

    static String label(SandboxAction action) {
        return switch (action) {
            case RENEW -> say("action.renew");
            case PAUSE -> say("action.pause");
            case RESUME -> say("action.resume");
            case EDIT_METADATA -> say("action.edit-metadata");
            case SNAPSHOT -> say("action.snapshot");
            case DELETE -> say("action.delete");
        };
    }

    /// What was done, for the notice afterwards.
    static String done(SandboxAction action, String sandbox) {
        return switch (action) {
            case RENEW -> say("action.done.renew", sandbox);
            case PAUSE -> say("action.done.pause", sandbox);
            case RESUME -> say("action.done.resume", sandbox);
            case EDIT_METADATA -> say("action.done.edit-metadata", sandbox);
            case SNAPSHOT -> say("action.done.snapshot", sandbox);
            case DELETE -> say("action.done.delete", sandbox);
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
            case Obstacle.MissingPermission(var permission) -> say("action.why.permission", permission.word());
            case Obstacle.WrongState(var state) -> say("action.why.state", StateWord.inSentence(state));
            case Obstacle.NeverExpires() -> say("action.why.never-expires");
        };
    }
}
