package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.filter.SandboxFilter;

/// A request for lives: those that match `filter`, ordered, `limit` of them after the first `offset`.
public record HistoryQuery(SandboxFilter filter, HistoryOrder order, int offset, int limit) {

    public HistoryQuery {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("offset is %d and limit is %d".formatted(offset, limit));
        }
    }
}
