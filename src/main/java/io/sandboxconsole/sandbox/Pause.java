package io.sandboxconsole.sandbox;

import java.time.Duration;

/// Waits between two looks at an engine, without keeping a processor busy.
interface Pause {

    /// Returns when `length` is over.
    ///
    /// @throws java.util.concurrent.CancellationException if the console is being stopped
    void await(Duration length);
}
