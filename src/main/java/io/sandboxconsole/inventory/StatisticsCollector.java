package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Collects [FleetStatistics] in one pass.
final class StatisticsCollector implements Consumer<Sandbox> {

    private final FacetCount facets;

    private final FilterCounter<FleetStatistics.Mark> marks;

    private final FilterCounter<FleetStatistics.Age> ages;

    private final FilterCounter<FleetStatistics.Remaining> remains;

    private final FilterCounter<Day> days;

    StatisticsCollector(Instant now, Actor me, LockView locks, ZoneId zone) {
        this.facets = new FacetCount(Inventory.USUAL_FACETS, SandboxFilter.EVERYTHING, now, me, locks);
        this.marks = new FilterCounter<>(
                List.of(FleetStatistics.Mark.values()), FleetStatistics.Mark::filter, now, me, locks);
        this.ages =
                new FilterCounter<>(List.of(FleetStatistics.Age.values()), FleetStatistics.Age::filter, now, me, locks);
        this.remains = new FilterCounter<>(
                List.of(FleetStatistics.Remaining.values()), FleetStatistics.Remaining::filter, now, me, locks);
        this.days = new FilterCounter<>(days(now.atZone(zone).toLocalDate(), zone), Day::filter, now, me, locks);
    }

    /// A day and the filter that finds the sandboxes created on it.
    private record Day(LocalDate date, SandboxFilter filter) {}

    @Override
    public void accept(Sandbox sandbox) {
        facets.accept(sandbox);
        marks.accept(sandbox);
        ages.accept(sandbox);
        remains.accept(sandbox);
        days.accept(sandbox);
    }

    FleetStatistics result(long version) {
        Facets counted = facets.result(version);
        return new FleetStatistics(
                counted.matching(),
                counted,
                marks.result(),
                ages.result(),
                remains.result(),
                days.result().entrySet().stream().map(StatisticsCollector::day).toList());
    }

    private static FleetStatistics.Day day(Map.Entry<Day, Integer> day) {
        return new FleetStatistics.Day(day.getKey().date(), day.getKey().filter(), day.getValue());
    }

    private static List<Day> days(LocalDate today, ZoneId zone) {
        return IntStream.range(0, FleetStatistics.DAYS)
                .mapToObj(i -> today.minusDays(FleetStatistics.DAYS - 1L - i))
                .map(date -> new Day(date, createdOn(date, zone)))
                .toList();
    }

    /// Returns the filter of a day: filters write days in UTC, so another zone's are written as instants.
    private static SandboxFilter createdOn(LocalDate date, ZoneId zone) {
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            return SandboxFilter.parse("created:" + date);
        }
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        return SandboxFilter.parse("created:%s..%s".formatted(from, to));
    }
}
