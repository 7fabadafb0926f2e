package io.sandboxconsole.cli.terminal;

/// The colours of words whose meaning colour underlines; never colour alone.
public enum Style {
    NONE(""),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    FAINT("2"),
    STRONG("1");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /// Returns the text in this style, where colours are wanted.
    public String of(String text, boolean coloured) {
        return coloured && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /// Returns the style of a sandbox's, a job's or an item's state.
    public static Style ofState(String state) {
        return switch (state) {
            case "running", "done", "deleted", "ok", "healthy", "active" -> GOOD;
            case "pending", "pausing", "paused", "resuming", "stopping", "waiting", "warning" -> WARNING;
            case "failed", "broken", "error", "unreachable", "revoked" -> BAD;
            case "stopped", "terminated", "cancelled", "expired", "skipped" -> FAINT;
            default -> NONE;
        };
    }
}
