package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.history.LifeFacets;
import java.util.List;
import java.util.Locale;

/// Facet of a time of sandboxes.
enum TimeFacet {
    AGE,
    EXPIRES,
    /// Also of sandboxes that have ended.
    LIVED;

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The common bounds, as the filter spells them after the colon.
    List<String> common() {
        return switch (this) {
            case AGE -> List.of(">1h", ">1d", ">3d", ">7d");
            case EXPIRES -> List.of("<30m", "<1h", "never");
            case LIVED -> LifeFacets.LIFETIMES;
        };
    }

    String label() {
        return switch (this) {
            case AGE -> text("filter.facet.age");
            case EXPIRES -> text("filter.facet.expires");
            case LIVED -> text("filter.facet.lived");
        };
    }

    /// The label of a common bound.
    String label(String time) {
        return this == LIVED ? lived(time) : living(time);
    }

    private static String lived(String time) {
        return switch (time) {
            case "<10m" -> text("filter.lived.minutes");
            case ">1h" -> text("filter.lived.hour");
            case ">1d" -> text("filter.lived.day");
            case ">7d" -> text("filter.lived.week");
            default -> time;
        };
    }

    private static String living(String time) {
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
