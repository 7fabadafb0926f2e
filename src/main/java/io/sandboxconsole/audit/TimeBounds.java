package io.sandboxconsole.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Turns the times of a search into numbers of rows. Numbers rise with the time at which rows were appended, which is
/// never much before they happened: so a time restricts the numbers, and no search reads what is newer or older.
///
/// They are found before the search, so that the planner sees numbers and knows how few rows stand between them. What
/// was found is kept: the same times are asked for by a page, its count and its facets. Safe for use by several
/// threads.
final class TimeBounds {

    /// Times are rounded outwards to it, so that the range of the last 24 hours is not another one each second.
    private static final long ROUNDED = 300;

    /// Rows are appended at most this much before others that were appended later: clocks of consoles differ.
    private static final Duration SKEW = Duration.ofMinutes(5);

    /// What was appended so much later than it happened is found by an index of its own.
    private static final Duration LATE = Duration.ofMinutes(5);

    /// How long a late row of another console may be missed by a search of the past.
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST = 100;

    private static final String AFTER = """
            select coalesce((select id from audit_event where chained < :chained_from order by chained desc limit 1), 0)
            """;

    /// The sum keeps the planner from reading all rows backwards in search of a late one, as it would for a maximum.
    private static final String UP_TO = """
            select greatest(
                coalesce((select id from audit_event where chained > :chained_to order by chained limit 1),
                    9223372036854775807),
                coalesce((select max(id + 0) from audit_event
                    where chained - at > interval '5' minute and at >= :moment_from and at < :moment_to), 0))
            """;

    private final JdbcClient jdbc;

    private final InstantSource time;

    /// A row behind which all later ones stand stays one, whatever is appended.
    private final Map<Instant, Long> after = new Latest<>();

    private final Map<Range, Found> upTo = new Latest<>();

    private record Range(Instant from, Instant to) {}

    /// @param at when it was found
    private record Found(long row, Instant at) {}

    private static final class Latest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }

    TimeBounds(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /// Returns the number behind which rows stand that happened from `from` on.
    long after(@Nullable Instant from) {
        return from == null ? 0 : numberBefore(from);
    }

    /// Returns the highest number that a row can have that happened from `from` on and before `to`. Needs the index of
    /// late rows.
    long upTo(@Nullable Instant from, @Nullable Instant to) {
        return to == null
                ? Long.MAX_VALUE
                : numberAt(new Range(from == null ? Instant.EPOCH : floor(from), ceiling(to)));
    }

    private static Instant floor(Instant moment) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), ROUNDED) * ROUNDED);
    }

    private static Instant ceiling(Instant moment) {
        return floor(moment).plusSeconds(ROUNDED);
    }

    private long numberBefore(Instant from) {
        Instant rounded = floor(from);
        @Nullable Long known = known(after, rounded).orElse(null);
        if (known == null) {
            known = jdbc.sql(AFTER)
                    .param("chained_from", rounded.minus(SKEW).atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            keep(after, rounded, known);
        }
        return known;
    }

    private long numberAt(Range range) {
        Instant closed = range.to().plus(LATE).plus(SKEW);
        Instant now = time.instant();
        if (!closed.isBefore(now)) {
            return Long.MAX_VALUE;
        }
        @Nullable Found known = known(upTo, range).orElse(null);
        if (known == null || known.at().plus(KEPT).isBefore(now)) {
            long row = jdbc.sql(UP_TO)
                    .param("chained_to", closed.atOffset(ZoneOffset.UTC))
                    .param("moment_from", range.from().atOffset(ZoneOffset.UTC))
                    .param("moment_to", range.to().atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            known = new Found(row, now);
            keep(upTo, range, known);
        }
        return known.row();
    }

    /// Forgets where the past ends, after this console has appended a row that happened long before.
    void appended(Instant at) {
        if (at.plus(LATE).isBefore(time.instant())) {
            synchronized (upTo) {
                upTo.clear();
            }
        }
    }

    private static <K, V> Optional<V> known(Map<K, V> kept, K times) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(times));
        }
    }

    private static <K, V> void keep(Map<K, V> kept, K times, V value) {
        synchronized (kept) {
            kept.put(times, value);
        }
    }
}
