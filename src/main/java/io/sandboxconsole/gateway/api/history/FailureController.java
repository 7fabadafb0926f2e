package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.ZoneParameter;
import io.sandboxconsole.gateway.api.wire.FailureAnswers.FailuresInfo;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.FailureInsights.Period;
import io.sandboxconsole.history.FailureInsights.Population;
import io.sandboxconsole.history.FailureInsights.Question;
import io.sandboxconsole.history.StoredText;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// History
@ApiController("/api/failures")
class FailureController {

    private static final int USUAL_DAYS = 30;

    private static final int MOST_DAYS = 366;

    private final FailureReads reads;

    private final InstantSource time;

    FailureController(FailureReads reads, InstantSource time) {
        this.reads = reads;
        this.time = time;
    }

    /// Count failures
    ///
    /// Counts the sandboxes that failed or ended in the last days as the Failures page does, beside the days
    /// before: by cause, reason, image, creator, team and connection. Each number comes with the filter that
    /// finds the sandboxes behind it in the history.
    ///
    /// @param days how many days, 1 to 366, today among them; 30 where it is left out
    /// @param population `failed` counts those whose last state was failed, `ended` all; `failed` where it is
    /// left out
    /// @param reason only those with this reason of the engine, `none` for those without one
    /// @param zone the time zone of the days, such as `Europe/Berlin`; UTC where it is left out
    @Confidential
    @GetMapping
    FailuresInfo failures(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @Nullable String population,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String zone) {
        var dayZone = ZoneParameter.read(zone);
        var today = LocalDate.ofInstant(time.instant(), dayZone);
        return reads.of(
                caller,
                new Question(
                        Period.until(today, days(days), dayZone),
                        population == null
                                ? Population.FAILED
                                : ApiWords.read(Population.class, population, "population"),
                        reason(reason),
                        caller.connection()));
    }

    private static @Nullable String reason(@Nullable String reason) {
        if (reason != null && reason.length() > StoredText.NAME) {
            throw new ApiProblem(
                            ProblemType.INVALID_PARAMETER,
                            "“reason” has at most %d characters.".formatted(StoredText.NAME))
                    .field("reason");
        }
        return reason == null || reason.isBlank() ? null : reason;
    }

    private static int days(@Nullable Integer days) {
        int number = days == null ? USUAL_DAYS : days;
        if (number < 1 || number > MOST_DAYS) {
            throw new ApiProblem(ProblemType.INVALID_PARAMETER, "“days” is a number from 1 to %d.".formatted(MOST_DAYS))
                    .field("days");
        }
        return number;
    }
}
