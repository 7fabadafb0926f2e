package io.sandboxconsole.console.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Some of the console's scripts as one, without the lines that are comments.
///
/// @param path where it is served
/// @param parts the paths of the scripts
record PageScript(String path, List<String> parts, String text) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*\\R");

    /// Runs before the first paint, and before the bundle.
    static final PageScript EARLY = of("js/early.js", "theme", "icons");

    /// Runs once the page is read, and before the bundle.
    static final PageScript PAGE = of(
            "js/page.js",
            "connection",
            "console",
            "copy",
            "focus",
            "keys",
            "palette",
            "shell",
            "grid",
            "filter",
            "details");

    private static final Set<String> BROUGHT =
            PAGE.parts.stream().map("context://"::concat).collect(Collectors.toSet());

    private static PageScript of(String path, String... names) {
        List<String> parts = Stream.of(names).map("js/%s.js"::formatted).toList();
        String text =
                parts.stream().map(part -> FirstFiles.file("resources/" + part)).collect(Collectors.joining("\n"));
        return new PageScript(path, parts, COMMENT.matcher(text).replaceAll(""));
    }

    /// Whether a page has the script of this address already.
    static boolean brings(String address) {
        return BROUGHT.contains(address);
    }

    String address() {
        return FirstFiles.versioned(path, text);
    }
}
