package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/// A range of time that ends now. It stays relative in an address.
enum AuditRange {
    TODAY("today"),
    DAY("24h"),
    WEEK("7d");

    private final String word;

    AuditRange(String word) {
        this.word = word;
    }

    static Optional<AuditRange> named(String word) {
        return Stream.of(values()).filter(range -> range.word.equals(word)).findFirst();
    }

    /// The word in the page's address.
    String word() {
        return word;
    }

    String label() {
        return switch (this) {
            case TODAY -> text("audit.range.today");
            case DAY -> text("audit.range.day");
            case WEEK -> text("audit.range.week");
        };
    }

    /// @param zone the zone in which the person's day begins
    Instant from(Instant now, ZoneId zone) {
        return switch (this) {
            case TODAY -> LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
            case DAY -> now.minus(Duration.ofDays(1));
            case WEEK -> now.minus(Duration.ofDays(7));
        };
    }
}
