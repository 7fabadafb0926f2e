package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.StateWord;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;

/// How actions and what stands in their way read on the screen.
public final class ActionWords {

    private ActionWords() {}

    public static String label(SandboxAction action) {
        return switch (action) {
            case RENEW -> say("action.renew");
            case PAUSE -> say("action.pause");
            case RESUME -> say("action.resume");
            case EDIT_METADATA -> say("action.edit-metadata");
            case SNAPSHOT -> say("action.snapshot");
            case DELETE -> say("action.delete");
            case START -> say("action.start");
            case STOP -> say("action.stop");
            case RECOVER -> say("action.recover");
            case TOUCH -> say("action.touch");
            case OPEN_SSH -> say("action.open-ssh");
            case CLOSE_SSH -> say("action.close-ssh");
            case SET_INTERVALS -> say("action.set-intervals");
            case SET_OPEN_PORTS -> say("action.set-open-ports");
            case RESIZE -> say("action.resize");
            case FORK -> say("action.fork");
            case BACKUP -> say("action.backup");
            case ARCHIVE -> say("action.archive");
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
            case START -> say("action.done.start", sandbox);
            case STOP -> say("action.done.stop", sandbox);
            case RECOVER -> say("action.done.recover", sandbox);
            case TOUCH -> say("action.done.touch", sandbox);
            case OPEN_SSH -> say("action.done.open-ssh", sandbox);
            case CLOSE_SSH -> say("action.done.close-ssh", sandbox);
            case SET_INTERVALS -> say("action.done.set-intervals", sandbox);
            case SET_OPEN_PORTS -> say("action.done.set-open-ports", sandbox);
            case RESIZE -> say("action.done.resize", sandbox);
            case FORK -> say("action.done.fork", sandbox);
            case BACKUP -> say("action.done.backup", sandbox);
            case ARCHIVE -> say("action.done.archive", sandbox);
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
            case START -> VaadinIcon.PLAY;
            case STOP -> VaadinIcon.STOP;
            case RECOVER -> VaadinIcon.TOOLS;
            case TOUCH -> VaadinIcon.COFFEE;
            case OPEN_SSH -> VaadinIcon.TERMINAL;
            case CLOSE_SSH -> VaadinIcon.UNLINK;
            case SET_INTERVALS -> VaadinIcon.TIMER;
            case SET_OPEN_PORTS -> VaadinIcon.GLOBE;
            case RESIZE -> VaadinIcon.RESIZE_H;
            case FORK -> VaadinIcon.COPY_O;
            case BACKUP -> VaadinIcon.DATABASE;
            case ARCHIVE -> VaadinIcon.ARCHIVE;
        };
    }

    static String why(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.MissingPermission(var permission) -> say("action.why.permission", permission.word());
            case Obstacle.WrongState(var state) -> say("action.why.state", StateWord.inSentence(state));
            case Obstacle.NeverExpires() -> say("action.why.never-expires");
            case Obstacle.Refused(var reason) -> say(reason);
        };
    }
}
