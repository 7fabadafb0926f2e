package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import java.util.List;
import java.util.Locale;

/// A time that sandboxes can be chosen by.
enum TimeFacet {
    AGE,
    EXPIRES;

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What people ask most, as the filter writes it after the colon.
    List<String> usual() {
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

    /// What one of the usual times means.
    String words(String time) {
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
