package io.sandboxconsole.console.overview;

import java.util.Locale;

/// The severity of a number: the colour that goes with its label and never replaces it.
public enum Severity {
    PLAIN,
    WARN,
    BAD;

    /// The name of the CSS class.
    String word() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
