package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;

/// Translates actions into labels, notices and icons, and obstacles into reasons.
public final class ActionText {

    private ActionText() {}

    public static String label(SandboxAction action) {
        return switch (action) {
            case RENEW -> text("action.renew");
            case PAUSE -> text("action.pause");
            case RESUME -> text("action.resume");
            case EDIT_METADATA -> text("action.edit-metadata");
            case SNAPSHOT -> text("action.snapshot");
            case DELETE -> text("action.delete");
            case START -> text("action.start");
            case STOP -> text("action.stop");
            case RECOVER -> text("action.recover");
            case TOUCH -> text("action.touch");
            case OPEN_SSH -> text("action.open-ssh");
            case CLOSE_SSH -> text("action.close-ssh");
            case SET_INTERVALS -> text("action.set-intervals");
            case SET_OPEN_PORTS -> text("action.set-open-ports");
            case RESIZE -> text("action.resize");
            case FORK -> text("action.fork");
            case BACKUP -> text("action.backup");
            case ARCHIVE -> text("action.archive");
        };
    }

    /// The sentence of the notice that follows a successful action.
    public static String done(SandboxAction action, String sandbox) {
        return switch (action) {
            case RENEW -> text("action.done.renew", sandbox);
            case PAUSE -> text("action.done.pause", sandbox);
            case RESUME -> text("action.done.resume", sandbox);
            case EDIT_METADATA -> text("action.done.edit-metadata", sandbox);
            case SNAPSHOT -> text("action.done.snapshot", sandbox);
            case DELETE -> text("action.done.delete", sandbox);
            case START -> text("action.done.start", sandbox);
            case STOP -> text("action.done.stop", sandbox);
            case RECOVER -> text("action.done.recover", sandbox);
            case TOUCH -> text("action.done.touch", sandbox);
            case OPEN_SSH -> text("action.done.open-ssh", sandbox);
            case CLOSE_SSH -> text("action.done.close-ssh", sandbox);
            case SET_INTERVALS -> text("action.done.set-intervals", sandbox);
            case SET_OPEN_PORTS -> text("action.done.set-open-ports", sandbox);
            case RESIZE -> text("action.done.resize", sandbox);
            case FORK -> text("action.done.fork", sandbox);
            case BACKUP -> text("action.done.backup", sandbox);
            case ARCHIVE -> text("action.done.archive", sandbox);
        };
    }

    public static VaadinIcon icon(SandboxAction action) {
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

    public static String why(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.MissingPermission(var permission) -> text("action.why.permission", permission.word());
            case Obstacle.WrongState(var state) -> text("action.why.state", StateText.inSentence(state));
            case Obstacle.NeverExpires() -> text("action.why.never-expires");
            case Obstacle.Refused(var reason) -> text(reason);
        };
    }
}
