package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    WatchedTimes(JdbcClient database) {
        this.database = database;
    }

    /// Returns when the console began to know the fleet; empty while it knows nothing.
    @Blocking
    Optional<Instant> earliest() {
        return database.sql("""
                        select least(
                          (select min(since) from history_watch),
                          (select min(first_seen) from history_sandbox)) as earliest""")
                .query((row, _) -> instant(row.getObject("earliest", OffsetDateTime.class)))
                .optional();
    }

    /// Returns what was not known at `at`.
    @Blocking
    List<PastNote> notes(Instant at, Instant now) {
        Map<ConnectionId, List<Coverage.Span>> watched = new LinkedHashMap<>();
        database.sql("select connection, since, until from history_watch order by connection, since")
                .query(row -> {
                    watched.computeIfAbsent(new ConnectionId(row.getString("connection")), _ -> new ArrayList<>())
                            .add(new Coverage.Span(
                                    row.getObject("since", OffsetDateTime.class).toInstant(),
                                    row.getObject("until", OffsetDateTime.class).toInstant()));
                });
        return watched.entrySet().stream()
                .flatMap(entry -> note(new Coverage(entry.getKey(), entry.getValue()), at, now).stream())
                .toList();
    }

    static Optional<PastNote> note(Coverage coverage, Instant at, Instant now) {
        Instant since = coverage.watched().getFirst().from();
        if (at.isBefore(since)) {
            return Optional.of(new PastNote.BeforeKnowledge(coverage.connection(), since));
        }
        return gaps(coverage, now)
                .filter(gap -> at.isAfter(gap.from().minus(NEAR))
                        && (gap.until() == null || at.isBefore(gap.until())))
                .findFirst()
                .map(gap -> gap);
    }

    private static Stream<PastNote.Gap> gaps(Coverage coverage, Instant now) {
        List<PastNote.Gap> gaps = new ArrayList<>();
        List<Coverage.Span> spans = coverage.watched();
        for (int i = 0; i < spans.size(); i++) {
            Instant from = spans.get(i).until();
            if (i + 1 < spans.size()) {
                gaps.add(new PastNote.Gap(coverage.connection(), from, spans.get(i + 1).from()));
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
