package io.sandboxconsole.sandbox.lifecycle;

import java.time.Duration;

/// Waits between two reads from an engine, without keeping a processor busy.
interface Sleeper {

    /// Returns after `length`.
    ///
    /// @throws java.util.concurrent.CancellationException if the console is being stopped
    void await(Duration length);
}
