package io.sandboxconsole.console.overview;

import io.sandboxconsole.sandbox.SandboxFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// What the page wants to have counted, besides the usual facets.
record Question(Days days) {

    static final SandboxFilter RUNNING = SandboxFilter.parse("state:running");
    static final SandboxFilter FAILED = SandboxFilter.parse("state:failed");
    static final SandboxFilter SOON = SandboxFilter.parse("expires:>=0s expires:<30m");
    static final SandboxFilter WITHIN_A_DAY = SandboxFilter.parse("expires:>=0s expires:<24h");
    static final SandboxFilter OVERDUE = SandboxFilter.parse("expires:<0s");
    static final SandboxFilter NEVER = SandboxFilter.parse("never-expires");

    static final Steps AGES = Steps.ages(
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(30));

    static final Steps TIMES_LEFT = Steps.timesLeft(
            Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    static Question at(Instant now, ZoneId zone) {
        return new Question(Days.until(now, zone));
    }

    List<SandboxFilter> filters() {
        return Stream.of(
                        Stream.of(RUNNING, FAILED, SOON, WITHIN_A_DAY, OVERDUE, NEVER),
                        AGES.filters(),
                        TIMES_LEFT.filters(),
                        days.days().stream().map(Days.Day::filter))
                .flatMap(filters -> filters)
                .toList();
    }
}
