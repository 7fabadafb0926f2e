package io.sandboxconsole.console.component;

/// The severity that a badge's colour shows; the colour accompanies the word and never replaces it.
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
