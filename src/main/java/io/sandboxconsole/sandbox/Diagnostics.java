package io.sandboxconsole.sandbox;

import java.util.List;

/// A piece of an engine's diagnostics: plain text for people, which may hold anything the sandbox printed.
public record Diagnostics(String text, boolean truncated, List<String> warnings) {

    public Diagnostics {
        warnings = List.copyOf(warnings);
    }

    /// Which diagnostics to read.
    public enum Kind {
        LOGS,
        EVENTS
    }
}
