package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.filter.SandboxFilter;

/// A request for rows: those that match `filter`, ordered, `limit` of them after the first `offset`.
public record Query(SandboxFilter filter, SortOrder sort, int offset, int limit) {

    public Query {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("offset is %d and limit is %d".formatted(offset, limit));
        }
    }

    /// Creates a query for the newest `limit` rows of `filter`.
    public static Query newest(SandboxFilter filter, int limit) {
        return new Query(filter, SortOrder.NEWEST_FIRST, 0, limit);
    }
}
