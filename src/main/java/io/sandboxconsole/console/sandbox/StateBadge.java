package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;

/// A state as a sign and the engine's own word, and on hover what that word means here; never by colour alone.
public final class StateBadge extends Span {

    public StateBadge(SandboxState state) {
        var sign = new Span(sign(state.kind()));
        sign.getElement().setAttribute("aria-hidden", "true");
        add(sign, new Span(InertText.line(state.word())));
        addClassNames("state", "state-" + state.kind().word());
        setTitle(word(state.kind()));
    }

    static String sign(Kind kind) {
        return switch (kind) {
            case PENDING, RESUMING -> "◔";
            case RUNNING -> "●";
            case PAUSING, STOPPING -> "◑";
            case PAUSED -> "❙❙";
            case STOPPED -> "■";
            case TERMINATED -> "✓";
            case FAILED -> "✕";
            case OTHER -> "?";
        };
    }

    /// Our own word for a state, in the person's language.
    static String word(Kind kind) {
        return switch (kind) {
            case PENDING -> say("details.state.pending");
            case RUNNING -> say("details.state.running");
            case PAUSING -> say("details.state.pausing");
            case PAUSED -> say("details.state.paused");
            case RESUMING -> say("details.state.resuming");
            case STOPPING -> say("details.state.stopping");
            case STOPPED -> say("details.state.stopped");
            case TERMINATED -> say("details.state.terminated");
            case FAILED -> say("details.state.failed");
            case OTHER -> say("details.state.other");
        };
    }
}
