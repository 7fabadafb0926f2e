package io.sandboxconsole.console.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the arguments of a call of the command line.
final class Words {

    private final List<String> words = new ArrayList<>();

    private Words() {}

    static Words of(String... first) {
        var words = new Words();
        words.words.addAll(List.of(first));
        return words;
    }

    /// Adds an option; one without a value is left out. A value that looks like an option, or like a file of arguments,
    /// is tied to the name.
    Words option(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        if (value.startsWith("-") || value.startsWith("@")) {
            words.add(name + "=" + value);
        } else {
            words.add(name);
            words.add(value);
        }
        return this;
    }

    Words flag(String name, boolean set) {
        if (set) {
            words.add(name);
        }
        return this;
    }

    Words words(List<String> more) {
        words.addAll(more);
        return this;
    }

    List<String> list() {
        return List.copyOf(words);
    }
}
