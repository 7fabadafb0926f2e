package io.sandboxconsole.console.failure;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.history.FailureInsights.Period;
import io.sandboxconsole.history.FailureInsights.Population;
import io.sandboxconsole.history.FailureInsights.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /// The question about the days that end with the one of `now` in `zone`.
    Question question(Instant now, ZoneId zone) {
        return new Question(Period.until(LocalDate.ofInstant(now, zone), days, zone), population, reason, null);
    }
}
