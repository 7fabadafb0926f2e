package io.sandboxconsole.sandbox.provider.http;

import java.time.Duration;

/// The timeouts and delays of an adapter.
///
/// @param connect until a connection is established
/// @param read until a response is complete
/// @param slow the same for requests that an engine is known to take long for, such as a creation
/// @param retry before the first retry of a request that may be repeated; later ones wait longer
/// @param look between reads of a sandbox in transition, or whose create response was lost
public record EngineTimings(Duration connect, Duration read, Duration slow, Duration retry, Duration look) {

    /// The default times.
    ///
    /// @param slow differs from engine to engine
    public static EngineTimings usual(Duration slow) {
        return new EngineTimings(
                Duration.ofSeconds(3), Duration.ofSeconds(30), slow, Duration.ofMillis(200), Duration.ofMillis(250));
    }
}
