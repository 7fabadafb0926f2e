package io.sandboxconsole.console.component;

import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;

/// Shows a state as a sign and a word, never by colour alone, with the engine's own word on hover.
public final class StateBadge extends Span {

    public StateBadge(SandboxState state) {
        var sign = new Span(sign(state.kind()));
        sign.getElement().setAttribute("aria-hidden", "true");
        add(sign, new Span(SafeText.line(StateText.of(state))));
        addClassNames("state", "state-" + state.kind().word());
        setTitle(SafeText.line(state.word()));
    }

    public static String sign(Kind kind) {
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
}
