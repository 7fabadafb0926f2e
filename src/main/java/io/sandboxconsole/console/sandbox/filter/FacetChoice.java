package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.sandbox.Creator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One value a facet offers: how the filter writes it, how people read it, how many sandboxes have it, and who that is
/// where the value is a creator.
///
/// @param hint what tells it from others that read alike; mostly empty
record FacetChoice(
        String value, String label, int count, @Nullable Creator creator, String hint) {

    FacetChoice(String value, String label, int count) {
        this(value, label, count, null);
    }

    FacetChoice(String value, String label, int count, @Nullable Creator creator) {
        this(value, label, count, creator, "");
    }

    FacetChoice hinted(String other) {
        return new FacetChoice(value, label, count, creator, other);
    }

    /// The label together with the hint, for those who do not see where it stands.
    String spoken() {
        return hint.isEmpty() ? label : "%s (%s)".formatted(label, hint);
    }

    /// Whether somebody who types `text` may mean this.
    boolean fits(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return spoken().toLowerCase(Locale.ROOT).contains(wanted)
                || value.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
