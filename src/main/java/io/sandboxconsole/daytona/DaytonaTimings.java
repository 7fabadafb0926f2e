package io.sandboxconsole.daytona;

import java.time.Duration;

/// How long the adapter waits for what.
///
/// @param connect until a connection stands
/// @param read until an answer is complete
/// @param slow the same where the server itself waits, for up to 30 seconds, until a sandbox has started
/// @param retry before the first repetition of a request that may be repeated; later ones wait longer
/// @param look between looks at a sandbox that is on its way to a state, or whose create answer was lost
record DaytonaTimings(Duration connect, Duration read, Duration slow, Duration retry, Duration look) {

    static final DaytonaTimings USUAL = new DaytonaTimings(
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMillis(200),
            Duration.ofMillis(250));
}
