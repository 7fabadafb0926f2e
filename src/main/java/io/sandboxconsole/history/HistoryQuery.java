package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryOrder.Place;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import org.jspecify.annotations.Nullable;

/// A request for lives: those that match `filter`, ordered, `limit` of them after the first `offset`.
///
/// @param after the place of the order behind which they are counted; absent for its beginning
public record HistoryQuery(
        SandboxFilter filter,
        HistoryOrder order,
        int offset,
        int limit,
        @Nullable Place after) {

    public HistoryQuery {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("offset is %d and limit is %d".formatted(offset, limit));
        }
        if (after != null && !after.order().equals(order)) {
            throw new IllegalArgumentException("The place is one of another order.");
        }
    }

    /// Creates a request for lives from the beginning of the order on.
    public HistoryQuery(SandboxFilter filter, HistoryOrder order, int offset, int limit) {
        this(filter, order, offset, limit, null);
    }
}
