package io.sandboxconsole.sandbox.provider.http;

import java.time.Duration;

/// How long an adapter waits for what.
///
/// @param connect until a connection stands
/// @param read until an answer is complete
/// @param slow the same for requests that the engine is known to work on for long, such as a creation
/// @param retry before the first repetition of a request that may be repeated; later ones wait longer
/// @param look before another look at a sandbox that is on its way to a state, or whose create answer was lost
public record EngineTimings(Duration connect, Duration read, Duration slow, Duration retry, Duration look) {

    /// The usual times.
    ///
    /// @param slow differs from engine to engine
    public static EngineTimings usual(Duration slow) {
        return new EngineTimings(
                Duration.ofSeconds(3), Duration.ofSeconds(30), slow, Duration.ofMillis(200), Duration.ofMillis(250));
    }
}
