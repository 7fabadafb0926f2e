package io.sandboxconsole.console.columns;

import java.util.Locale;
import java.util.Optional;

/// Row density of the list.
public enum Density {
    COMFORTABLE,
    COMPACT;

    /// The density as URLs spell it: `compact`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds the density by its spelling, in any case.
    public static Optional<Density> named(String word) {
        for (Density density : values()) {
            if (density.word().equalsIgnoreCase(word)) {
                return Optional.of(density);
            }
        }
        return Optional.empty();
    }
}
