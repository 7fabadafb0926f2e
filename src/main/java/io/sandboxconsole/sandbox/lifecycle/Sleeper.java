package io.sandboxconsole.sandbox.lifecycle;

import java.time.Duration;

/// Waits between two calls to an engine, without keeping a processor busy.
public interface Sleeper {

    /// Returns after `length`.
    ///
    /// @throws java.util.concurrent.CancellationException if the console is being stopped
    void await(Duration length);
}
