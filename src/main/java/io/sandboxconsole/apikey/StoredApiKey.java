package io.sandboxconsole.apikey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key as it is stored, with the hashes of its value and of the previous one.
record StoredApiKey(ApiKey key, String hash, @Nullable Older older) {

    /// A value that stays valid until a moment, after a rotation.
    record Older(String lookup, String hash, Instant until) {}

    @Override
    public String toString() {
        return "StoredApiKey[key=%s]".formatted(key.id());
    }
}
