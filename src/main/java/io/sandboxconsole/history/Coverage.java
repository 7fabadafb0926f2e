package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// When a connection was watched, oldest first: what happened between two spans is known only by its result.
public record Coverage(ConnectionId connection, List<Span> watched) {

    public Coverage {
        watched = List.copyOf(watched);
    }

    /// A time in which every listing was seen, both ends included; or one between two of these.
    public record Span(Instant from, Instant until) {}

    /// Returns when the connection was first watched.
    public Optional<Instant> since() {
        return watched.stream().findFirst().map(Span::from);
    }

    /// Returns the times between two spans, oldest first.
    public List<Span> gaps() {
        return IntStream.range(1, watched.size()).mapToObj(this::gapBefore).toList();
    }

    private Span gapBefore(int index) {
        Instant last = watched.get(index - 1).until();
        Instant next = watched.get(index).from();
        return new Span(last, next);
    }

    /// Returns the gap in which `moment` lies. The times before the first span and after the last are none.
    public Optional<Span> gapAt(Instant moment) {
        return gaps().stream()
                .filter(gap -> gap.from().isBefore(moment) && moment.isBefore(gap.until()))
                .findFirst();
    }

    /// Whether every listing around `moment` was seen.
    public boolean watchedAt(Instant moment) {
        return watched.stream().anyMatch(span -> !moment.isBefore(span.from()) && !moment.isAfter(span.until()));
    }
}
