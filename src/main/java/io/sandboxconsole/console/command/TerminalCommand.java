package io.sandboxconsole.console.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One command: what a screen does or shows, as it is done in a terminal. Holds no secret.
///
/// @param words the arguments of the command line, not quoted; none where it cannot
/// @param api the call of the console's own API
/// @param engine the call of the engine's API that does the same; absent where it cannot
public record TerminalCommand(
        List<String> words, HttpCall api, @Nullable HttpCall engine) {

    public TerminalCommand {
        words = List.copyOf(words);
    }

    /// Returns the call of the command line, for bash; null where there is none.
    public @Nullable String cli() {
        return words.isEmpty() ? null : "sandbox " + BashText.line(words);
    }

    /// Returns the call of the console's own API by curl, for bash.
    public String curl() {
        return api.curl();
    }

    /// Returns the call of the engine's API by curl, for bash.
    public @Nullable String engineCurl() {
        return engine == null ? null : engine.curl();
    }

    /// The same command where no engine's API does it.
    public TerminalCommand withoutEngine() {
        return new TerminalCommand(words, api, null);
    }
}
