package io.sandboxconsole.console.shell;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Vaadin's style sheet without the blocks of components that no page of the console has: a quarter of it.
final class LumoStyles {

    static final String PATH = "lumo/lumo.css";

    /// The components that are left out, each with those whose names continue its own.
    static final Set<String> UNUSED = Set.of(
            "accordion",
            "avatar-group",
            "breadcrumbs",
            "chart",
            "crud",
            "dashboard",
            "email-field",
            "grid-filter",
            "grid-pro",
            "grid-tree-toggle",
            "login",
            "map",
            "message",
            "range-slider",
            "rich-text-editor",
            "slider",
            "split-layout",
            "tabsheet",
            "upload",
            "user-tag",
            "user-tags");

    private static final Pattern BLOCK = Pattern.compile(
            "@media lumo_(?:components|mixins)_(%s)(?:-[a-z-]+)?\\s*\\{".formatted(String.join("|", UNUSED)));

    private LumoStyles() {}

    static String text() {
        return used(FirstFiles.file("resources/" + PATH));
    }

    /// Returns `styles` without the blocks of unused components.
    static String used(String styles) {
        var used = new StringBuilder(styles.length());
        Matcher block = BLOCK.matcher(styles);
        int from = 0;
        while (block.find(from)) {
            used.append(styles, from, block.start());
            from = end(styles, block.end());
        }
        return used.append(styles, from, styles.length()).toString();
    }

    /// Returns the place behind the brace that ends the block whose text begins at `from`.
    private static int end(String styles, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0 && at < styles.length()) {
            char read = styles.charAt(at);
            if (read == '{') {
                depth++;
            } else if (read == '}') {
                depth--;
            } else if (read == '"' || read == '\'') {
                int closing = styles.indexOf(read, at + 1);
                at = closing < 0 ? styles.length() : closing;
            }
            at++;
        }
        return Math.min(at, styles.length());
    }
}
