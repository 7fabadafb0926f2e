package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /// The notice that a sandbox was renewed.
    ///
    /// @param left the time until the new expiry
    public static String renewed(String sandbox, Instant expiry, Duration left) {
        return text("action.done.renew-until", sandbox, TimeText.whole(expiry), DurationText.format(left));
    }

    /// The sentence of the notice that follows a successful action.
    ///
    /// @param now the state after it, if known: what the engine only has begun is told as such
    public static String done(SandboxAction action, String sandbox, Optional<SandboxState> now) {
        Kind kind = now.map(SandboxState::kind).orElse(Kind.OTHER);
        return switch (action) {
            case RENEW -> text("action.done.renew", sandbox);
            case PAUSE ->
                kind == Kind.PAUSED ? text("action.done.paused", sandbox) : text("action.done.pause", sandbox);
            case RESUME ->
                kind == Kind.RUNNING ? text("action.done.running", sandbox) : text("action.done.resume", sandbox);
            case EDIT_METADATA -> text("action.done.edit-metadata", sandbox);
            case SNAPSHOT -> text("action.done.snapshot", sandbox);
            case DELETE -> text("action.done.delete", sandbox);
            case START ->
                kind == Kind.RUNNING ? text("action.done.running", sandbox) : text("action.done.start", sandbox);
            case STOP ->
                kind == Kind.STOPPED ? text("action.done.stopped", sandbox) : text("action.done.stop", sandbox);
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
            case Obstacle.MissingPermission(var permission) ->
                text("action.why.permission", RoleText.anyWith(List.of(permission)));
            case Obstacle.WrongState(var state) -> text("action.why.state", StateText.inSentence(state));
            case Obstacle.NeverExpires() -> text("action.why.never-expires");
            case Obstacle.Locked(var reason) -> text(reason);
            case Obstacle.Refused(var reason) -> text(reason);
        };
    }
}
