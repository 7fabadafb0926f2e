package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.Message;
import java.util.List;

/// A piece of an engine's diagnostics: plain text for people, which may hold anything the sandbox printed.
///
/// @param warnings what the engine says about the text, and where it is when it is not here
public record Diagnostics(String text, boolean truncated, List<Message> warnings) {

    public Diagnostics {
        warnings = List.copyOf(warnings);
    }

    /// Which diagnostics to read.
    public enum Kind {
        LOGS,
        EVENTS
    }
}
