package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.filter.SandboxFilter;
import org.jspecify.annotations.Nullable;

/// A request for rows: those that match `filter`, ordered, `limit` of them after the first `offset`, or of those behind
/// a position.
///
/// @param after the position behind which the rows are; with one, `offset` counts from there
public record Query(
        SandboxFilter filter,
        SortOrder sort,
        int offset,
        int limit,
        @Nullable RowPosition after) {

    public Query {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("offset is %d and limit is %d".formatted(offset, limit));
        }
        if (after != null && !after.sort().equals(sort)) {
            throw new IllegalArgumentException("The position is in another order.");
        }
    }

    public Query(SandboxFilter filter, SortOrder sort, int offset, int limit) {
        this(filter, sort, offset, limit, null);
    }

    /// Creates a query for the newest `limit` rows of `filter`.
    public static Query newest(SandboxFilter filter, int limit) {
        return new Query(filter, SortOrder.NEWEST_FIRST, 0, limit);
    }

    /// Creates a query for the first `limit` rows behind a position, or of all.
    public static Query behind(@Nullable RowPosition after, SandboxFilter filter, SortOrder sort, int limit) {
        return new Query(filter, sort, 0, limit, after);
    }
}
