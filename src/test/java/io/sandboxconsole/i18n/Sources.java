package io.sandboxconsole.i18n;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads the main sources and the bundles from the repository.
final class Sources {

    private static final Path ROOT = Path.of("src/main/java");

    private static final Path BUNDLES = Path.of("src/main/resources/io/sandboxconsole/i18n");

    private Sources() {}

    /// The text of every Java file below `folder`, by its path.
    static Map<Path, String> below(String folder) {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> texts.put(ROOT.relativize(file), text(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    static List<String> bundle(String name) {
        return text(BUNDLES.resolve(name)).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
