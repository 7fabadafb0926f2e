package io.sandboxconsole.sandbox;

import java.time.Duration;

/// Runs something after a while, on a thread that may wait for an engine.
@FunctionalInterface
interface DeletionTimer {

    void after(Duration delay, Runnable work);
}
