package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sandbox's state with the engine's explanation. `reason` is the engine's word, `message` its full text; both come
/// from outside and may hold anything.
///
/// @param lastTransitionAt since when it is in this state, as the engine states it or else as the inventory saw it
public record SandboxStatus(
        SandboxState state,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Instant lastTransitionAt) {

    /// Returns the reason without the spaces around it, as it is counted and searched; null where there is none.
    public @Nullable String reasonWord() {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}
