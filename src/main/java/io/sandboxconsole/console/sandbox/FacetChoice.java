package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.Creator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One value a facet offers: how the filter writes it, how people read it, how many sandboxes have it, and who that is
/// where the value is a creator.
record FacetChoice(
        String value, String label, int count, @Nullable Creator creator) {

    FacetChoice(String value, String label, int count) {
        this(value, label, count, null);
    }

    /// Whether somebody who types `text` may mean this.
    boolean fits(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return label.toLowerCase(Locale.ROOT).contains(wanted)
                || value.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
