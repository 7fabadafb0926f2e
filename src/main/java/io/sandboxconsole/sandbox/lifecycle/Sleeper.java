package io.sandboxconsole.sandbox.lifecycle;

import java.time.Duration;

/// Waits between two looks at an engine, without keeping a processor busy.
interface Sleeper {

    /// Returns when `length` is over.
    ///
    /// @throws java.util.concurrent.CancellationException if the console is being stopped
    void await(Duration length);
}
