package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import java.util.List;
import java.util.Locale;

/// Facet of a time of sandboxes.
enum TimeFacet {
    AGE,
    EXPIRES;

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The common bounds, as the filter spells them after the colon.
    List<String> common() {
        return switch (this) {
            case AGE -> List.of(">1h", ">1d", ">3d", ">7d");
            case EXPIRES -> List.of("<30m", "<1h", "never");
        };
    }

    String label() {
        return switch (this) {
            case AGE -> text("filter.facet.age");
            case EXPIRES -> text("filter.facet.expires");
        };
    }

    /// The label of a common bound.
    String label(String time) {
        return switch (time) {
            case ">1h" -> text("filter.older-than.hour");
            case ">1d" -> text("filter.older-than.day");
            case ">3d" -> text("filter.older-than.three-days");
            case ">7d" -> text("filter.older-than.week");
            case "<30m" -> text("filter.ends-within.half-hour");
            case "<1h" -> text("filter.ends-within.hour");
            case "never" -> text("filter.never-expires");
            default -> time;
        };
    }
}
