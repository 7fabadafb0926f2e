package io.sandboxconsole.history.past;

import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.sandbox.Blocking;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says how well the console knew the connections at an instant.
final class WatchedTimes {

    /// A gap that begins so soon after the instant is told, too.
    static final Duration NEAR = Duration.ofMinutes(10);

    /// A watch is written from time to time: one that reaches so close to now still goes on.
    static final Duration UNWRITTEN = Duration.ofMinutes(5);

    private final JdbcClient database;

    private final Supplier<List<Coverage>> coverage;

    private final Duration kept;

    /// @param coverage supplies when each connection was watched
    /// @param kept how long ended sandboxes and events are kept
    WatchedTimes(JdbcClient database, Supplier<List<Coverage>> coverage, Duration kept) {
        this.database = database;
        this.coverage = coverage;
        this.kept = kept;
    }

    /// Returns since when the fleet is known; empty while nothing is.
    @Blocking
    Optional<Instant> earliest(Instant now) {
        return database.sql("""
                        select least(
                          (select min(since) from history_watch),
                          (select min(first_seen) from history_sandbox)) as earliest""")
                .query((row, _) -> instant(row.getObject("earliest", OffsetDateTime.class)))
                .optional()
                .map(known -> known.isBefore(now.minus(kept)) ? now.minus(kept) : known);
    }

    /// Returns what was not known at `at`.
    @Blocking
    List<PastNote> notes(Instant at, Instant now) {
        return Stream.concat(
                        at.isBefore(now.minus(kept))
                                ? Stream.of(new PastNote.BeforeRetention(now.minus(kept)))
                                : Stream.of(),
                        coverage.get().stream().flatMap(watched -> note(watched, at, now).stream()))
                .toList();
    }

    static Optional<PastNote> note(Coverage coverage, Instant at, Instant now) {
        Instant since = coverage.watched().getFirst().from();
        if (at.isBefore(since)) {
            return Optional.of(new PastNote.BeforeKnowledge(coverage.connection(), since));
        }
        return gaps(coverage, now)
                .filter(gap -> at.isAfter(gap.from().minus(NEAR)) && (gap.until() == null || at.isBefore(gap.until())))
                .findFirst()
                .map(gap -> gap);
    }

    private static Stream<PastNote.Gap> gaps(Coverage coverage, Instant now) {
        List<PastNote.Gap> gaps = new ArrayList<>();
        List<Coverage.Span> spans = coverage.watched();
        for (int i = 0; i < spans.size(); i++) {
            Instant from = spans.get(i).until();
            if (i + 1 < spans.size()) {
                gaps.add(new PastNote.Gap(
                        coverage.connection(), from, spans.get(i + 1).from()));
            } else if (from.isBefore(now.minus(UNWRITTEN))) {
                gaps.add(new PastNote.Gap(coverage.connection(), from, null));
            }
        }
        return gaps.stream();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
