package io.sandboxconsole.console.component;

/// What a badge says before its word is read: the colour that goes with the word, never instead of it.
public enum BadgeTone {
    GOOD("success"),
    WARN("warning"),
    BAD("error"),
    INFO("");

    private final String theme;

    BadgeTone(String theme) {
        this.theme = theme;
    }

    /// The theme of the `vaadin-badge` element.
    public String theme() {
        return theme;
    }
}
