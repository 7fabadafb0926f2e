package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of somebody showing a key.
public sealed interface Authentication {

    /// The key counts, and whoever showed it is `actor`.
    ///
    /// @param until when the value that was shown stops counting: the key's end, or sooner after a rotation
    record Accepted(ApiKey key, Actor actor, @Nullable Instant until) implements Authentication {}

    /// It cannot be one of our keys: mistyped, cut off, or somebody else's.
    record Malformed() implements Authentication {}

    /// It looks like a key, but is none.
    record Unknown() implements Authentication {}

    /// The key, or the value it had before a rotation, has come to its end.
    record Expired(ApiKey key) implements Authentication {}

    /// The key was revoked or deleted.
    record Revoked(ApiKey key) implements Authentication {}

    /// The person of a personal key may nothing any more, or was not seen for too long.
    record Powerless(ApiKey key) implements Authentication {}
}
