package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.overview.BarList.Bar;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import io.sandboxconsole.console.overview.StatTiles.Figure;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.FleetStatistics;
import io.sandboxconsole.inventory.FleetStatistics.Age;
import io.sandboxconsole.inventory.FleetStatistics.Counted;
import io.sandboxconsole.inventory.FleetStatistics.Remaining;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Presents the fleet statistics in the person's language: every number with a link to the filter that counted it.
record LinkedStatistics(FleetStatistics fleetStatistics, List<ConnectionHealth> health) {

    LinkedStatistics {
        health = List.copyOf(health);
    }

    /// The key figures.
    List<Figure> figures() {
        var all = CountLink.of(SandboxFilter.EVERYTHING, text("overview.everything"), fleetStatistics.total());
        int running = count("state", Set.of(Kind.RUNNING.word()));
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure(all, VaadinIcon.CUBES, Severity.PLAIN),
                new Figure(
                        CountLink.choosing("state", Set.of(Kind.RUNNING.word()), text("overview.running"), running),
                        VaadinIcon.PLAY_CIRCLE_O,
                        Severity.PLAIN)));
        Stream.of(FleetStatistics.Mark.values()).map(this::figure).forEach(figures::add);
        Set<String> unwell = unwell();
        if (!unwell.isEmpty()) {
            var stale = CountLink.choosing("connection", unwell, text("overview.stale"), count("connection", unwell));
            figures.add(new Figure(stale, VaadinIcon.UNLINK, Severity.WARN));
        }
        return figures;
    }

    /// The existing sandboxes by their day of creation.
    List<Column> created() {
        List<FleetStatistics.Day> days = fleetStatistics.days();
        return days.stream()
                .map(day -> new Column(
                        CountLink.of(day.filter(), words(day.date()), day.created()),
                        foot(day.date(), day.equals(days.getFirst())),
                        Severity.PLAIN))
                .toList();
    }

    List<Bar> ages() {
        return Stream.of(Age.values())
                .map(age -> range(mark(age, BucketLabel.of(age).words(), fleetStatistics.ages()), Severity.PLAIN))
                .toList();
    }

    List<Bar> timesLeft() {
        return Stream.of(Remaining.values()).map(this::timeLeft).toList();
    }

    /// `Nov 20`, formatted for the person's language.
    static String words(LocalDate day) {
        return localized(day, "MMMd");
    }

    /// The day of the month, and below it the name of the month where that begins.
    static String foot(LocalDate day, boolean first) {
        String number = String.valueOf(day.getDayOfMonth());
        return first || day.getDayOfMonth() == 1 ? number + "\n" + month(day) : number;
    }

    /// Not by a localized pattern: in Chinese that names a month that stands alone by its number only.
    private static String month(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("MMM", Texts.locale()));
    }

    private static String localized(LocalDate day, String pattern) {
        return day.format(DateTimeFormatter.ofLocalizedPattern(pattern).withLocale(Texts.locale()));
    }

    private Bar timeLeft(Remaining remaining) {
        var bucketLabel = BucketLabel.of(remaining);
        if (bucketLabel != null) {
            return range(mark(remaining, bucketLabel.words(), fleetStatistics.remains()), Severity.PLAIN);
        }
        String label = remaining == Remaining.NEVER ? text("overview.never") : text("overview.overdue");
        return range(mark(remaining, label, fleetStatistics.remains()), Severity.WARN);
    }

    private static Bar range(CountLink countLink, Severity severity) {
        return new Bar(countLink, new BarLabel.Range(severity));
    }

    private Figure figure(FleetStatistics.Mark mark) {
        return switch (mark) {
            case FAILED -> figure(mark, text("overview.failed"), VaadinIcon.WARNING, Severity.BAD);
            case OVERDUE -> figure(mark, text("overview.overdue"), VaadinIcon.HOURGLASS_END, Severity.WARN);
            case ENDING_SOON -> figure(mark, text("overview.soon"), VaadinIcon.ALARM, Severity.WARN);
            case ENDING_TODAY -> figure(mark, text("overview.today"), VaadinIcon.CLOCK, Severity.PLAIN);
            case NEVER_EXPIRING -> figure(mark, text("overview.never"), VaadinIcon.PIN, Severity.WARN);
            case STALE -> figure(mark, text("overview.long"), VaadinIcon.CALENDAR_CLOCK, Severity.WARN);
        };
    }

    private Figure figure(FleetStatistics.Mark mark, String label, VaadinIcon icon, Severity severity) {
        return new Figure(mark(mark, label, fleetStatistics.marks()), icon, severity);
    }

    private static <T extends Counted> CountLink mark(T counted, String label, Map<T, Integer> counts) {
        return CountLink.of(counted.filter(), label, counts.getOrDefault(counted, 0));
    }

    /// The connections whose data is not up to date.
    private Set<String> unwell() {
        return health.stream()
                .filter(connection -> !connection.status().fresh())
                .map(connection -> connection.connection().value())
                .collect(Collectors.toSet());
    }

    private int count(String field, Set<String> values) {
        return fleetStatistics.facets().of(field).values().stream()
                .filter(value -> values.contains(value.value()))
                .mapToInt(Value::count)
                .sum();
    }
}
