package io.sandboxconsole.console.facet;

import io.sandboxconsole.sandbox.Creator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Value of a facet: its spelling in the filter, its label, the number of rows with it, and the creator in a facet
/// of creators.
///
/// @param hint distinguishes it from values with the same label; mostly empty
public record FacetChoice(
        String value, String label, int count, @Nullable Creator creator, String hint) {

    /// The count where it is not known.
    public static final int NOT_COUNTED = -1;

    public FacetChoice(String value, String label, int count) {
        this(value, label, count, null);
    }

    public FacetChoice(String value, String label, int count, @Nullable Creator creator) {
        this(value, label, count, creator, "");
    }

    public FacetChoice hinted(String other) {
        return new FacetChoice(value, label, count, creator, other);
    }

    /// The label with the hint, for screen readers.
    public String spoken() {
        return hint.isEmpty() ? label : "%s (%s)".formatted(label, hint);
    }

    /// Whether label, hint or value contain `text`, ignoring case.
    public boolean fits(String text) {
        String search = text.strip().toLowerCase(Locale.ROOT);
        return spoken().toLowerCase(Locale.ROOT).contains(search)
                || value.toLowerCase(Locale.ROOT).contains(search);
    }
}
