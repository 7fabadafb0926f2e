package io.sandboxconsole.console.sandbox.details;

import java.util.Locale;
import java.util.Optional;

/// Tabs of the details, in display order.
public enum DetailsTab {
    OVERVIEW,
    TIMELINE,
    ENDPOINTS,
    LOGS,
    LAST_WORDS,
    SNAPSHOTS,
    AUDIT;

    /// The tab as URLs spell it: `logs`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the tab by its spelling, in any case.
    public static Optional<DetailsTab> named(String word) {
        for (DetailsTab tab : values()) {
            if (tab.word().equalsIgnoreCase(word)) {
                return Optional.of(tab);
            }
        }
        return Optional.empty();
    }
}
