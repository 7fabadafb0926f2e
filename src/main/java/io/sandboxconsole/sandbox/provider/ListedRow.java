package io.sandboxconsole.sandbox.provider;

import org.jspecify.annotations.Nullable;

/// What an adapter made of one row of a listing.
///
/// @param item absent where the row has no identity
/// @param unreadable absent where the whole row could be read
/// @param <T> the kind of item
public record ListedRow<T>(@Nullable T item, @Nullable UnreadableRow unreadable) {

    /// A row that was read as a whole.
    public static <T> ListedRow<T> of(T item) {
        return new ListedRow<>(item, null);
    }
}
