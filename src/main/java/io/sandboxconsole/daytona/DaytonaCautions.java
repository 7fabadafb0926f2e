package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Caution;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/// What an action on any Daytona sandbox does that its name does not say.
final class DaytonaCautions {

    private DaytonaCautions() {}

    static List<Caution> of(Sandbox sandbox, SandboxAction action) {
        return switch (action) {
            case STOP ->
                sandbox.traits().intervals().ephemeral()
                        ? List.of(new Caution(Phrase.of("caution.ephemeral-stop"), sandbox.title()))
                        : List.of();
            case DELETE -> List.of(Caution.of(Phrase.of("caution.delete-linked")));
            case OPEN_SSH -> List.of(Caution.of(Phrase.of("caution.ssh-ends-earlier")));
            case START, RESUME, RECOVER -> starting(sandbox);
            case SET_INTERVALS -> List.of(Caution.of(Phrase.of("caution.intervals")));
            case SET_OPEN_PORTS ->
                sandbox.traits().openPorts() ? List.of() : List.of(Caution.of(Phrase.of("caution.open-ports")));
            case ARCHIVE -> List.of(Caution.of(Phrase.of("caution.archive-slow")));
            case RENEW, PAUSE, TOUCH, EDIT_METADATA, SNAPSHOT, CLOSE_SSH, RESIZE, FORK, BACKUP -> List.of();
        };
    }

    private static List<Caution> starting(Sandbox sandbox) {
        List<Caution> cautions = new ArrayList<>();
        DaytonaPhase phase = DaytonaPhase.of(sandbox.state());
        if (phase == DaytonaPhase.ARCHIVED || phase == DaytonaPhase.ARCHIVING) {
            cautions.add(Caution.of(Phrase.of("caution.archived-start")));
        }
        Intervals intervals = sandbox.traits().intervals();
        if (intervals.stop() == null && intervals.pause() == null) {
            cautions.add(Caution.of(Phrase.of("caution.never-stops")));
        }
        return cautions;
    }
}
