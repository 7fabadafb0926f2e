package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;

/// The word for a state in the person's language. An engine's own word is never translated: it stands for a state that
/// nobody has foreseen, and otherwise beside this one, where there is room for both.
public final class StateWord {

    private StateWord() {}

    public static String of(SandboxState state) {
        return ofItsOwn(state) ? state.word() : of(state.kind());
    }

    /// The word as it stands inside a sentence.
    public static String inSentence(SandboxState state) {
        return ofItsOwn(state) ? state.word() : of(state.kind()).toLowerCase(Words.locale());
    }

    /// Whether only the engine has a word for it.
    private static boolean ofItsOwn(SandboxState state) {
        return state.kind() == Kind.OTHER && !state.equals(SandboxState.of(Kind.OTHER));
    }

    public static String of(Kind kind) {
        return switch (kind) {
            case PENDING -> say("state.pending");
            case RUNNING -> say("state.running");
            case PAUSING -> say("state.pausing");
            case PAUSED -> say("state.paused");
            case RESUMING -> say("state.resuming");
            case STOPPING -> say("state.stopping");
            case STOPPED -> say("state.stopped");
            case TERMINATED -> say("state.terminated");
            case FAILED -> say("state.failed");
            case OTHER -> say("state.other");
        };
    }
}
