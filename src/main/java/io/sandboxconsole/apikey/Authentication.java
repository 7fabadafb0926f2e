package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The result of authenticating a call by a key.
public sealed interface Authentication {

    /// The key is valid, and the caller is `actor`.
    ///
    /// @param until when the presented value becomes invalid: the key's end, or sooner after a rotation
    record Accepted(ApiKey key, Actor actor, @Nullable Instant until) implements Authentication {}

    /// The value has not the form of a key: mistyped, cut off, or another system's.
    record Malformed() implements Authentication {}

    /// The value has the form of a key, but matches none.
    record Unknown() implements Authentication {}

    /// The key, or the value it had before a rotation, has expired.
    record Expired(ApiKey key) implements Authentication {}

    /// The key was revoked or deleted.
    record Revoked(ApiKey key) implements Authentication {}

    /// The person of a personal key has no grants any more, or was not seen for too long.
    record Powerless(ApiKey key) implements Authentication {}
}
