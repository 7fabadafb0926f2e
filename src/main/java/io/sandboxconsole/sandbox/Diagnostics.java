package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.Message;
import java.util.List;

/// A piece of an engine's diagnostics: plain text for people, which may hold anything the sandbox printed.
///
/// @param warnings the engine's notes on the text, and its location when the text is not here
public record Diagnostics(String text, boolean truncated, List<Message> warnings) {

    public Diagnostics {
        warnings = List.copyOf(warnings);
    }

    /// The kind of diagnostics to read.
    public enum Kind {
        LOGS,
        EVENTS
    }
}
