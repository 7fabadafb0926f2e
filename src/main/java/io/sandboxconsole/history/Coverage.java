package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import java.util.List;

/// When a connection was watched, oldest first: what happened between two spans is known only by its result.
public record Coverage(ConnectionId connection, List<Span> watched) {

    public Coverage {
        watched = List.copyOf(watched);
    }

    /// A time in which every listing was seen, both ends included.
    public record Span(Instant from, Instant until) {}
}
