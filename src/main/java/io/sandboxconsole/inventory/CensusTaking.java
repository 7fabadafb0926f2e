package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Counts everything a census tells in one pass.
final class CensusTaking implements Consumer<Sandbox> {

    private final FacetCount facets;

    private final Tally<Census.Mark> marks;

    private final Tally<Census.Age> ages;

    private final Tally<Census.Remaining> remains;

    private final Tally<Day> days;

    CensusTaking(Instant now, Actor me, ZoneId zone) {
        this.facets = new FacetCount(Inventory.USUAL_FACETS, SandboxFilter.EVERYTHING, now, me);
        this.marks = new Tally<>(List.of(Census.Mark.values()), Census.Mark::filter, now, me);
        this.ages = new Tally<>(List.of(Census.Age.values()), Census.Age::filter, now, me);
        this.remains = new Tally<>(List.of(Census.Remaining.values()), Census.Remaining::filter, now, me);
        this.days = new Tally<>(days(now.atZone(zone).toLocalDate(), zone), Day::filter, now, me);
    }

    /// A day and what finds the sandboxes created on it.
    private record Day(LocalDate date, SandboxFilter filter) {}

    @Override
    public void accept(Sandbox sandbox) {
        facets.accept(sandbox);
        marks.accept(sandbox);
        ages.accept(sandbox);
        remains.accept(sandbox);
        days.accept(sandbox);
    }

    Census result(long version) {
        Facets counted = facets.result(version);
        return new Census(
                counted.matching(),
                counted,
                marks.result(),
                ages.result(),
                remains.result(),
                days.result().entrySet().stream().map(CensusTaking::told).toList());
    }

    private static Census.Day told(Map.Entry<Day, Integer> day) {
        return new Census.Day(day.getKey().date(), day.getKey().filter(), day.getValue());
    }

    private static List<Day> days(LocalDate today, ZoneId zone) {
        return IntStream.range(0, Census.DAYS)
                .mapToObj(i -> today.minusDays(Census.DAYS - 1L - i))
                .map(date -> new Day(date, createdOn(date, zone)))
                .toList();
    }

    /// A filter's own days are those of UTC; another zone's are written as moments.
    private static SandboxFilter createdOn(LocalDate date, ZoneId zone) {
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            return SandboxFilter.parse("created:" + date);
        }
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        return SandboxFilter.parse("created:%s..%s".formatted(from, to));
    }
}
