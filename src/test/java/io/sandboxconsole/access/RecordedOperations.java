package io.sandboxconsole.access;

import io.sandboxconsole.sandbox.SandboxAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The operations that the console names in its trail, as its sources list them.
public final class RecordedOperations {

    private static final Path SOURCE = Path.of("src/main/java/io/sandboxconsole/access/OperationText.java");

    private static final Pattern CASE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"(?=[,\\s]*(?:\"[^;]*?)?->)");

    /// Asked about before a key is shown, and never attempted.
    private static final String NEVER_RECORDED = "change-key";

    private RecordedOperations() {}

    public static Set<String> words() {
        Set<String> words = new TreeSet<>();
        try {
            CASE.matcher(Files.readString(SOURCE))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(words::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (SandboxAction action : SandboxAction.values()) {
            words.add(action.word());
        }
        words.remove(NEVER_RECORDED);
        return words;
    }
}
