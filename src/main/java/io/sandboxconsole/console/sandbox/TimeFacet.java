package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

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
            case AGE -> say("filter.facet.age");
            case EXPIRES -> say("filter.facet.expires");
        };
    }

    /// What one of the usual times means.
    String words(String time) {
        return switch (time) {
            case ">1h" -> say("filter.older-than.hour");
            case ">1d" -> say("filter.older-than.day");
            case ">3d" -> say("filter.older-than.three-days");
            case ">7d" -> say("filter.older-than.week");
            case "<30m" -> say("filter.ends-within.half-hour");
            case "<1h" -> say("filter.ends-within.hour");
            case "never" -> say("filter.never-expires");
            default -> time;
        };
    }
}
