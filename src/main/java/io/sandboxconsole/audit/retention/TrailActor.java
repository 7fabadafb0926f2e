package io.sandboxconsole.audit.retention;

import org.jspecify.annotations.Nullable;

/// The actor of an act on the trail, as its row names it, and the reason.
///
/// @param kind the kind of actor: `person` or `system`
/// @param door the entry point
/// @param address the network address
public record TrailActor(
        String id,
        String name,
        String kind,
        String door,
        @Nullable String address,
        String reason) {

    /// Creates the console itself, which acts by its settings.
    public static TrailActor console(String reason) {
        return new TrailActor("console", "Sandbox Console", "system", "system", null, reason);
    }
}
