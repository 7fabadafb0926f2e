package io.sandboxconsole.apikey;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Derives secrets from the one that hashes the keys (`console.api-keys.secret`), so that every console of an
/// installation has the same, also after a restart.
@Component
public class ServerSecret {

    private final KeyHash hash;

    ServerSecret(KeyHash hash) {
        this.hash = hash;
    }

    /// Returns 32 bytes for `purpose`; empty if no secret is configured.
    public Optional<byte[]> derived(String purpose) {
        return hash.ready() ? Optional.of(hash.derived(purpose)) : Optional.empty();
    }
}
