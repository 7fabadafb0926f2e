package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The lifespans offered for a new key.
enum Lifespan {
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    HALF_YEAR(180),
    /// The longest that the admin allows.
    LONGEST(0),
    /// Until the end of a chosen day.
    DATE(0);

    private final int days;

    Lifespan(int days) {
        this.days = days;
    }

    /// The lifespans shorter than `longest`, then `LONGEST` and `DATE`.
    static List<Lifespan> within(Duration longest) {
        return Stream.of(values())
                .filter(span -> span == LONGEST || span == DATE || span.length().compareTo(longest) < 0)
                .toList();
    }

    Duration length() {
        return Duration.ofDays(days);
    }

    String label(Duration longest) {
        return switch (this) {
            case WEEK, MONTH, QUARTER, HALF_YEAR -> text("key.lifespan.days", days);
            case LONGEST -> text("key.lifespan.longest", longest.toDays());
            case DATE -> text("key.lifespan.date");
        };
    }
}
