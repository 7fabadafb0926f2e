package io.sandboxconsole.console.failure;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.console.overview.CountLink;
import io.sandboxconsole.history.FailureInsights.Period;
import io.sandboxconsole.history.FailureInsights.Population;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the page counts, as its URL holds it: the last days, and the failed or all ended sandboxes.
///
/// @param reason the only reason that counts, as filters write it; null for all
record FailureScope(
        int days, Population population, @Nullable String reason) {

    private static final String REASON = "reason";

    static final List<Integer> DAYS = List.of(7, 30, 90);

    static final FailureScope USUAL = new FailureScope(30, Population.FAILED, null);

    /// Returns the scope in a URL; what is not valid there is the usual one.
    static FailureScope of(QueryParameters query) {
        int days = query.getSingleParameter("days").stream()
                .flatMap(text ->
                        DAYS.stream().filter(number -> String.valueOf(number).equals(text)))
                .findFirst()
                .orElse(USUAL.days());
        boolean all = query.getSingleParameter("of").filter("ended"::equals).isPresent();
        String reason =
                query.getSingleParameter(REASON).filter(text -> !text.isBlank()).orElse(null);
        return new FailureScope(days, all ? Population.ENDED : USUAL.population(), reason);
    }

    QueryParameters query() {
        Map<String, String> parameters = new HashMap<>();
        if (days != USUAL.days()) {
            parameters.put("days", String.valueOf(days));
        }
        if (population != USUAL.population()) {
            parameters.put("of", population.name().toLowerCase(Locale.ROOT));
        }
        if (reason != null) {
            parameters.put(REASON, reason);
        }
        return QueryParameters.simple(parameters);
    }

    FailureScope withDays(int other) {
        return new FailureScope(other, population, reason);
    }

    FailureScope of(Population other) {
        return new FailureScope(days, other, reason);
    }

    FailureScope because(@Nullable String other) {
        return new FailureScope(days, population, other);
    }

    /// The days that end with the one of `now` in `zone`.
    Period period(Instant now, ZoneId zone) {
        return Period.until(LocalDate.ofInstant(now, zone), days, zone);
    }

    /// Returns a count with the address of its list.
    CountLink link(Period period, String label, int count) {
        return listed(filter(period), label, count);
    }

    /// Returns a count of the sandboxes with `value` for `field`, with the address of their list.
    CountLink link(Period period, String field, String value, String label, int count) {
        return listed(rest(period, field) + " " + field + ":" + SandboxFilter.writtenValue(value), label, count);
    }

    /// Returns a count of the sandboxes with other values for `field` than these, with the address of their list.
    CountLink linkToRest(Period period, String field, List<String> values, String label, int count) {
        String others = values.stream().map(SandboxFilter::writtenValue).collect(Collectors.joining(","));
        return listed(rest(period, field) + " -" + field + ":" + others, label, count);
    }

    /// Returns the count of the sandboxes that have failed and live.
    CountLink failing(String label, int count) {
        return listed("state:failed ended:no" + ofReason(), label, count);
    }

    private String filter(Period period) {
        return ended(period) + ofReason();
    }

    /// The filter but for the terms of a field, whose values the page counts without them.
    private String rest(Period period, String field) {
        return field.equals(REASON) ? ended(period) : filter(period);
    }

    private String ofReason() {
        return reason == null ? "" : " " + REASON + ":" + SandboxFilter.writtenValue(reason);
    }

    private String ended(Period period) {
        String ended = "ended:" + days(period);
        return population == Population.FAILED ? "state:failed " + ended : ended;
    }

    /// As the filter writes it, whose days are those of UTC.
    private static String days(Period period) {
        return startsInUtc(period.from()) && startsInUtc(period.end())
                ? period.first() + ".." + period.last()
                : period.from() + ".." + period.end();
    }

    private static boolean startsInUtc(Instant day) {
        return day.equals(day.truncatedTo(ChronoUnit.DAYS));
    }

    private static CountLink listed(String filter, String label, int count) {
        String address = filter.length() > SandboxFilter.MAXIMUM_LENGTH
                ? null
                : new Location("history", QueryParameters.of("filter", filter)).getPathWithQueryParameters();
        return new CountLink(label, count, address);
    }
}
