package io.sandboxconsole.opensandbox;

import java.time.Duration;

/// How long the adapter waits for what.
///
/// @param connect until a connection stands
/// @param read until an answer is complete
/// @param create the same for a create request, during which the engine may pull an image
/// @param retry before the first repetition of a request that may be repeated; later ones wait longer
/// @param look before the first look for a sandbox whose create answer was lost; later ones wait longer
record OpenSandboxTimings(Duration connect, Duration read, Duration create, Duration retry, Duration look) {

    static final OpenSandboxTimings USUAL = new OpenSandboxTimings(
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofSeconds(200),
            Duration.ofMillis(200),
            Duration.ofMillis(250));
}
