package io.sandboxconsole.console.overview;

import java.util.Locale;

/// How much a number matters: the colour that goes with its words, never instead of them.
enum Severity {
    PLAIN,
    WARN,
    BAD;

    /// The name of the style.
    String word() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
