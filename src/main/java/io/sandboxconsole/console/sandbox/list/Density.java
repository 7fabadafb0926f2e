package io.sandboxconsole.console.sandbox.list;

import java.util.Locale;
import java.util.Optional;

/// How much room a line of the list takes.
enum Density {
    COMFORTABLE,
    COMPACT;

    /// How the density is written in addresses: `compact`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The density written `word`, in any case.
    static Optional<Density> named(String word) {
        for (Density density : values()) {
            if (density.word().equalsIgnoreCase(word)) {
                return Optional.of(density);
            }
        }
        return Optional.empty();
    }
}
