package io.sandboxconsole.console.overview;

import io.sandboxconsole.console.component.Words;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/// The last days as the person counts them, the earliest first.
record Days(List<Day> days) {

    private static final int NUMBER = 14;

    Days {
        days = List.copyOf(days);
    }

    /// One day from midnight to midnight, and what was created in it.
    record Day(LocalDate date, Instant from, Instant to, SandboxFilter filter) {

        /// `Nov 20`, as the person's language writes it.
        String words() {
            return date.format(DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(Words.locale()));
        }

        String foot() {
            return String.valueOf(date.getDayOfMonth());
        }

        private static Day of(LocalDate date, ZoneId zone) {
            Instant from = date.atStartOfDay(zone).toInstant();
            Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
            // The filter's own days are days in UTC.
            String range = zone.normalized().equals(ZoneOffset.UTC) ? date.toString() : from + ".." + to;
            return new Day(date, from, to, SandboxFilter.parse("created:" + range));
        }
    }

    /// The days up to and including the one that is `now` in `zone`.
    static Days until(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new Days(IntStream.range(0, NUMBER)
                .mapToObj(day -> Day.of(today.minusDays(NUMBER - 1L - day), zone))
                .toList());
    }
}
