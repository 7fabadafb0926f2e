package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;

/// Names states in the person's language. An engine's own word is never translated: it stands for a state unknown to
/// the console, and otherwise beside the translated name, where there is room for both.
public final class StateText {

    private StateText() {}

    public static String of(SandboxState state) {
        return ofItsOwn(state) ? state.word() : of(state.kind());
    }

    /// The name as it stands inside a sentence.
    public static String inSentence(SandboxState state) {
        return ofItsOwn(state) ? state.word() : of(state.kind()).toLowerCase(Texts.locale());
    }

    /// Whether only the engine has a word for the state.
    private static boolean ofItsOwn(SandboxState state) {
        return state.kind() == Kind.OTHER && !state.equals(SandboxState.of(Kind.OTHER));
    }

    public static String of(Kind kind) {
        return switch (kind) {
            case PENDING -> text("state.pending");
            case RUNNING -> text("state.running");
            case PAUSING -> text("state.pausing");
            case PAUSED -> text("state.paused");
            case RESUMING -> text("state.resuming");
            case STOPPING -> text("state.stopping");
            case STOPPED -> text("state.stopped");
            case TERMINATED -> text("state.terminated");
            case FAILED -> text("state.failed");
            case OTHER -> text("state.other");
        };
    }
}
