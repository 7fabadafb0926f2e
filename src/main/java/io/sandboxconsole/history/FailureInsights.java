package io.sandboxconsole.history;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts the sandboxes that ended in a period, of those that an actor may see: by cause, reason, image, creator, team
/// and connection, beside the period before, and by day. Asks the database at most three times.
@Component
public class FailureInsights {

    /// The number of values of a dimension that are named.
    public static final int MOST_VALUES = 8;

    /// The number of examples.
    public static final int MOST_EXAMPLES = 5;

    private final FailureCounts counts;

    private final Guard guard;

    FailureInsights(FailureCounts counts, Guard guard) {
        this.counts = counts;
        this.guard = guard;
    }

    /// The sandboxes that count.
    public enum Population {
        /// Those whose last state was failed.
        FAILED,
        ENDED
    }

    /// What sandboxes are counted by.
    public enum Dimension {
        CAUSE,
        /// The engine's own word for the last state.
        REASON,
        IMAGE,
        CREATOR,
        TEAM,
        CONNECTION
    }

    /// Whole days in a time zone, both included.
    public record Period(LocalDate first, LocalDate last, ZoneId zone) {

        /// The period of `days` days that ends with `last`.
        public static Period until(LocalDate last, int days, ZoneId zone) {
            return new Period(last.minusDays(days - 1L), last, zone);
        }

        /// The beginning of the first day.
        public Instant from() {
            return first.atStartOfDay(zone).toInstant();
        }

        /// The end of the last day, which is not included.
        public Instant end() {
            return last.plusDays(1).atStartOfDay(zone).toInstant();
        }

        public int days() {
            return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        }

        /// The period of the same length before this one.
        public Period previous() {
            return until(first.minusDays(1), days(), zone);
        }
    }

    /// Which sandboxes are counted, and the filters of the history that find them.
    ///
    /// @param reason counts only those with this reason, `none` for those without one; the reasons themselves are
    ///     counted as without it; null counts all
    /// @param connection counts only those of this connection; null counts all
    public record Question(
            Period period,
            Population population,
            @Nullable String reason,
            @Nullable ConnectionId connection) {

        /// The same question about another period.
        public Question in(Period other) {
            return new Question(other, population, reason, connection);
        }

        /// The same question about the period before.
        public Question before() {
            return in(period.previous());
        }

        /// The filter that finds all that ended in the period.
        public String filter() {
            return ended() + ofReason();
        }

        /// The filter that finds those of them with a value, as filters write it.
        public String filter(Dimension dimension, String value) {
            return without(dimension) + " " + field(dimension) + ":" + SandboxFilter.writtenValue(value);
        }

        /// The filter that finds those of them with other values than these.
        public String filterOfRest(Dimension dimension, List<String> values) {
            return without(dimension) + " -" + field(dimension) + ":"
                    + values.stream().map(SandboxFilter::writtenValue).collect(Collectors.joining(","));
        }

        /// The filter that finds those that live and have failed.
        public String failing() {
            return ofConnection() + "state:failed ended:no" + ofReason();
        }

        private String without(Dimension dimension) {
            return dimension == Dimension.REASON ? ended() : filter();
        }

        private static String field(Dimension dimension) {
            return dimension.name().toLowerCase(Locale.ROOT);
        }

        private String ended() {
            return ofConnection() + (population == Population.FAILED ? "state:failed " : "") + "ended:" + days();
        }

        /// As the filter writes them, whose days are those of UTC.
        private String days() {
            return startsInUtc(period.from()) && startsInUtc(period.end())
                    ? period.first() + ".." + period.last()
                    : period.from() + ".." + period.end();
        }

        private static boolean startsInUtc(Instant day) {
            return day.equals(day.truncatedTo(ChronoUnit.DAYS));
        }

        private String ofReason() {
            return reason == null ? "" : " " + field(Dimension.REASON) + ":" + SandboxFilter.writtenValue(reason);
        }

        private String ofConnection() {
            return connection == null ? "" : field(Dimension.CONNECTION) + ":" + connection + " ";
        }
    }

    /// How many sandboxes have a value, in the period and in the one before.
    ///
    /// @param value as filters write it; `none` where a sandbox has none
    public record Count(String value, int now, int before) {}

    /// The values of a dimension that are not named, together.
    ///
    /// @param values how many values these are
    public record Rest(int values, int now, int before) {}

    /// A sandbox that failed, and the end of its log.
    ///
    /// @param lastLines empty where nothing is kept
    public record Example(Life life, List<String> lastLines) {

        public Example {
            lastLines = List.copyOf(lastLines);
        }
    }

    /// The answer.
    ///
    /// @param total all that ended in the period, and in the one before
    /// @param failing those that live and have failed
    /// @param by the most frequent values of each dimension, the most frequent first
    /// @param rest what is left of each dimension, where there are more values
    /// @param days the number that ended on each day of the period that has any
    /// @param creators the creators of the values of [Dimension#CREATOR]
    /// @param examples the newest ones that failed, the newest first
    public record Insights(
            Question question,
            Count total,
            int failing,
            Map<Dimension, List<Count>> by,
            Map<Dimension, Rest> rest,
            Map<LocalDate, Integer> days,
            Map<String, Creator> creators,
            List<Example> examples) {

        public Insights {
            by = Map.copyOf(by);
            rest = Map.copyOf(rest);
            days = Map.copyOf(days);
            creators = Map.copyOf(creators);
            examples = List.copyOf(examples);
        }
    }

    /// Counts the sandboxes that `actor` may see.
    @Blocking
    public Insights of(Actor actor, Question question) {
        AccessScope scope = guard.scope(actor, Permission.VIEW_SANDBOX);
        var request = new FailureCounts.Request(question, scope);
        List<FailureCounts.Group> groups = scope.isEmpty() ? List.of() : counts.groups(request);
        Map<Dimension, List<Count>> by = new TreeMap<>();
        Map<Dimension, Rest> rest = new TreeMap<>();
        for (Dimension dimension : Dimension.values()) {
            List<Count> sorted = sorted(groups, dimension.name());
            by.put(dimension, sorted.stream().limit(MOST_VALUES).toList());
            if (sorted.size() > MOST_VALUES) {
                rest.put(dimension, rest(sorted.subList(MOST_VALUES, sorted.size())));
            }
        }
        List<String> creators = Objects.requireNonNull(by.get(Dimension.CREATOR)).stream()
                .map(Count::value)
                .toList();
        return new Insights(
                question,
                named(groups, FailureCounts.TOTAL)
                        .findFirst()
                        .map(FailureCounts.Group::count)
                        .orElse(new Count("", 0, 0)),
                named(groups, FailureCounts.FAILING)
                        .mapToInt(group -> group.count().now())
                        .sum(),
                by,
                rest,
                days(groups, question.period().zone()),
                creators.isEmpty() ? Map.of() : counts.creators(request, creators),
                scope.isEmpty() ? List.of() : counts.examples(request));
    }

    private static Map<LocalDate, Integer> days(List<FailureCounts.Group> groups, ZoneId zone) {
        return named(groups, FailureCounts.QUARTER)
                .map(FailureCounts.Group::count)
                .collect(Collectors.toMap(
                        count -> LocalDate.ofInstant(FailureCounts.quarter(count.value()), zone),
                        Count::now,
                        Integer::sum));
    }

    private static Rest rest(List<Count> counts) {
        return new Rest(
                counts.size(),
                counts.stream().mapToInt(Count::now).sum(),
                counts.stream().mapToInt(Count::before).sum());
    }

    private static Stream<FailureCounts.Group> named(List<FailureCounts.Group> groups, String name) {
        return groups.stream().filter(group -> group.name().equals(name));
    }

    private static List<Count> sorted(List<FailureCounts.Group> groups, String name) {
        return named(groups, name)
                .map(FailureCounts.Group::count)
                .sorted((one, other) -> one.now() != other.now()
                        ? Integer.compare(other.now(), one.now())
                        : one.before() != other.before()
                                ? Integer.compare(other.before(), one.before())
                                : one.value().compareTo(other.value()))
                .toList();
    }
}
