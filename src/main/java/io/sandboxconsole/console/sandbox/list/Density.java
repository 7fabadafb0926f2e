package io.sandboxconsole.console.sandbox.list;

import java.util.Locale;
import java.util.Optional;

/// Row density of the list.
public enum Density {
    COMFORTABLE,
    COMPACT;

    /// The density as URLs spell it: `compact`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the density by its spelling, in any case.
    static Optional<Density> named(String word) {
        for (Density density : values()) {
            if (density.word().equalsIgnoreCase(word)) {
                return Optional.of(density);
            }
        }
        return Optional.empty();
    }
}
