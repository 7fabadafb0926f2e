package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import io.sandboxconsole.inventory.FleetStatistics;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Counts deletions through the console, read from the audit trail by a person who may read it. Expiries and deletions
/// elsewhere are not in the trail.
@Component
class Deletions {

    private static final String DELETE = "delete";

    private final AuditReader reader;
    private final Background background;

    Deletions(AuditReader reader, Background background) {
        this.reader = reader;
        this.background = background;
    }

    boolean permitted(Actor actor) {
        return reader.permits(actor);
    }

    /// Passes `listener` a column for each of the last days, in the background.
    ///
    /// @param today the beginning of the last day, in the person's zone
    void count(UI ui, Actor actor, ZonedDateTime today, Consumer<AsyncResult<List<Column>>> listener) {
        List<Day> days = IntStream.range(0, FleetStatistics.DAYS)
                .mapToObj(day -> new Day(today.minusDays(FleetStatistics.DAYS - 1L - day)))
                .toList();
        var criteria = criteria(days.getFirst().from(), days.getLast().to());
        background.call(ui, () -> reader.count(actor, criteria), result -> listener.accept(columns(result, days)));
    }

    private record Day(ZonedDateTime begin) {

        Instant from() {
            return begin.toInstant();
        }

        Instant to() {
            return begin.plusDays(1).toInstant();
        }
    }

    private static AsyncResult<List<Column>> columns(AsyncResult<Map<Instant, Integer>> result, List<Day> days) {
        return switch (result) {
            case AsyncResult.Pending<Map<Instant, Integer>> _ -> new AsyncResult.Pending<>();
            case AsyncResult.Success<Map<Instant, Integer>>(var counts) ->
                new AsyncResult.Success<>(days.stream()
                        .map(day -> new Column(
                                countLink(day, counts),
                                LinkedStatistics.foot(day.begin().toLocalDate(), day.equals(days.getFirst())),
                                Severity.PLAIN))
                        .toList());
            case AsyncResult.Failure<Map<Instant, Integer>>(var cause) -> new AsyncResult.Failure<>(cause);
        };
    }

    private static CountLink countLink(Day day, Map<Instant, Integer> counts) {
        int count = counts.entrySet().stream()
                .filter(quarter -> !quarter.getKey().isBefore(day.from())
                        && quarter.getKey().isBefore(day.to()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new CountLink(LinkedStatistics.words(day.begin().toLocalDate()), count, auditAddress(day));
    }

    private static String auditAddress(Day day) {
        var query = QueryParameters.simple(Map.of(
                "action",
                DELETE,
                "result",
                "succeeded",
                "from",
                day.from().toString(),
                "to",
                day.to().toString()));
        return new Location("audit", query).getPathWithQueryParameters();
    }

    private static AuditQuery criteria(Instant from, Instant to) {
        return new AuditQuery(null, DELETE, null, Result.SUCCEEDED, from, to, null, null, 1);
    }
}
