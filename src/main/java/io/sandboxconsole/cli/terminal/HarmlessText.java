package io.sandboxconsole.cli.terminal;

import io.sandboxconsole.cli.json.Harmful;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Texts of others as a terminal may get them: what would move its cursor, colour it or turn its text is escaped.
public final class HarmlessText {

    private HarmlessText() {}

    /// Returns a text in one line.
    public static String of(@Nullable String text) {
        return of(Objects.requireNonNullElse(text, ""), false);
    }

    /// Returns a text that keeps its line ends and tabs.
    public static String lines(String text) {
        return of(text, true);
    }

    private static String of(String text, boolean lines) {
        if (text.codePoints().noneMatch(Harmful::is)) {
            return text;
        }
        var harmless = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (!Harmful.is(c) || (lines && (c == '\n' || c == '\t'))) {
                harmless.appendCodePoint(c);
            } else {
                harmless.append(escape(c));
            }
        });
        return harmless.toString();
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> (codePoint < 0x100 ? "\\x%02x" : "\\u%04x").formatted(codePoint);
        };
    }
}
