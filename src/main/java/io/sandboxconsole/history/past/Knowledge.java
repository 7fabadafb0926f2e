package io.sandboxconsole.history.past;

import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How completely the history knows a period.
///
/// @param since when it begins to be complete, but for the gaps; absent if it is from the beginning of the period on,
/// or nothing of a connection is known
/// @param endedSince the end of the oldest sandboxes that are kept; absent if none of the period were purged
/// @param eventsSince the time of the oldest events that are kept; absent if none of the period were purged
/// @param watches the connections of which something is not known
public record Knowledge(
        @Nullable Instant since,
        @Nullable Instant endedSince,
        @Nullable Instant eventsSince,
        List<Watch> watches) {

    public Knowledge {
        watches = List.copyOf(watches);
    }

    /// What is not known of a connection in the period.
    ///
    /// @param known whether it was ever watched
    /// @param since when it was first watched; absent if that was before the period, or never
    /// @param gaps the times within the period in which it was not watched, oldest first
    public record Watch(
            ConnectionId connection,
            boolean known,
            @Nullable Instant since,
            List<Gap> gaps) {

        public Watch {
            gaps = List.copyOf(gaps);
        }
    }

    /// A time in which a connection was not watched.
    ///
    /// @param until absent while it lasts
    public record Gap(Instant from, @Nullable Instant until) {}

    /// Whether all is known of the sandboxes of the period, and of their ends.
    public boolean complete() {
        return since == null && endedSince == null && watches.isEmpty();
    }

    /// The number of gaps.
    public int gaps() {
        return watches.stream().mapToInt(watch -> watch.gaps().size()).sum();
    }

    /// @param configured the connections that there are; of others only the past is known
    /// @param period both ends included
    static Knowledge of(
            Collection<Coverage> coverage, Set<ConnectionId> configured, Kept kept, Span period, Instant now) {
        List<Watch> watches = new ArrayList<>();
        for (Coverage watched : coverage) {
            boolean there = configured.contains(watched.connection());
            Instant since = watched.since()
                    .filter(first -> first.isAfter(period.from()))
                    .orElse(null);
            List<Gap> gaps = gaps(watched, there, period, now);
            if ((there && since != null) || !gaps.isEmpty()) {
                watches.add(new Watch(watched.connection(), true, there ? since : null, gaps));
            }
        }
        Set<ConnectionId> unknown = new TreeSet<>(configured);
        coverage.forEach(watched -> unknown.remove(watched.connection()));
        unknown.forEach(connection -> watches.add(new Watch(connection, false, null, List.of())));
        Instant ended = after(kept.ended(), period.from());
        Instant since = Stream.concat(watches.stream().map(Watch::since), Stream.ofNullable(ended))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        return new Knowledge(unknown.isEmpty() ? since : null, ended, after(kept.events(), period.from()), watches);
    }

    /// The times of the oldest ends and events that are kept.
    record Kept(@Nullable Instant ended, @Nullable Instant events) {}

    private static @Nullable Instant after(@Nullable Instant moment, Instant from) {
        return moment == null || !moment.isAfter(from) ? null : moment;
    }

    private static List<Gap> gaps(Coverage coverage, boolean there, Span period, Instant now) {
        List<Gap> gaps = new ArrayList<>();
        coverage.gaps().forEach(gap -> gaps.add(new Gap(gap.from(), gap.until())));
        if (there && !coverage.watched().isEmpty()) {
            Instant last = coverage.watched().getLast().until();
            if (last.isBefore(now.minus(WatchedTimes.UNWRITTEN))) {
                gaps.add(new Gap(last, null));
            }
        }
        return gaps.stream()
                .filter(gap -> gap.from().isBefore(period.until())
                        && (gap.until() == null || gap.until().isAfter(period.from())))
                .toList();
    }
}
