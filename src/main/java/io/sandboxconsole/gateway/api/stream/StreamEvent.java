package io.sandboxconsole.gateway.api.stream;

import org.jspecify.annotations.Nullable;

/// An event of a stream.
///
/// @param id the place behind it, from which the caller may go on; absent where the place stays
/// @param name absent for an event that only moves the place
/// @param data what is written as JSON
record StreamEvent(
        @Nullable String id,
        @Nullable String name,
        @Nullable Object data) {

    /// In place of an event where there is more to look through first.
    static final StreamEvent NONE = new StreamEvent(null, null, null);

    static StreamEvent place(String id) {
        return new StreamEvent(id, null, null);
    }
}
