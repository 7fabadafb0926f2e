package io.sandboxconsole.console.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names the bundle's files that every page needs, so that a browser requests them at once: its first file
/// names the next ones only when it runs.
final class FirstFiles {

    private static final String BUILD = "VAADIN/build/";

    private static final Pattern ENTRY = Pattern.compile("VAADIN/build/([\\w.-]+\\.js)\"");

    private static final Pattern LATER = Pattern.compile("import\\([`\"]\\./([\\w.-]+\\.js)[`\"]\\)");

    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)[`\"]\\./([\\w.-]+\\.js)[`\"]");

    private static final Pattern CHUNK = Pattern.compile("===[`\"]([0-9a-f]{64})[`\"]");

    private FirstFiles() {}

    /// Returns the paths of the bundle's modules that its first file imports, at once or when it runs; empty
    /// without a bundle.
    static List<String> modules() {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> unread = new ArrayDeque<>();
        names(ENTRY, file("VAADIN/webapp/index.html")).forEach(entry -> {
            found.add(entry);
            String first = module(entry);
            Stream.concat(names(LATER, first), names(IMPORTED, first)).forEach(unread::add);
        });
        List<String> entries = List.copyOf(found);
        while (!unread.isEmpty()) {
            String next = unread.remove();
            if (found.add(next)) {
                names(IMPORTED, module(next)).forEach(unread::add);
            }
        }
        return found.stream()
                .filter(name -> !entries.contains(name))
                .map(BUILD::concat)
                .toList();
    }

    /// Returns the names of the parts that these modules load on demand.
    static Set<String> chunks(List<String> modules) {
        return modules.stream()
                .flatMap(module -> names(CHUNK, file("VAADIN/webapp/" + module)))
                .collect(Collectors.toSet());
    }

    /// Returns the address of a text with its hash, by which it may be kept for ever.
    static String versioned(String path, String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%s?v=%s".formatted(path, HexFormat.of().formatHex(hash, 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Returns the text of a file below `META-INF`; empty if there is none.
    static String file(String path) {
        try (@Nullable InputStream file = FirstFiles.class.getResourceAsStream("/META-INF/" + path)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file %s cannot be read.".formatted(path), failure);
        }
    }

    private static String module(String name) {
        return file("VAADIN/webapp/" + BUILD + name);
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
