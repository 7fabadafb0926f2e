package io.sandboxconsole.console.sandbox.details;

import java.util.Locale;
import java.util.Optional;

/// The parts of the details, in their order.
public enum DetailsTab {
    OVERVIEW,
    TIMELINE,
    ENDPOINTS,
    LOGS,
    SNAPSHOTS,
    AUDIT;

    /// How the tab is written in the URL: `logs`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The tab written `word`, in any case.
    public static Optional<DetailsTab> named(String word) {
        for (DetailsTab tab : values()) {
            if (tab.word().equalsIgnoreCase(word)) {
                return Optional.of(tab);
            }
        }
        return Optional.empty();
    }
}
