package io.sandboxconsole.inventory;

import java.time.Duration;

/// Runs something short later, once. A seam, so that tests own the time.
@FunctionalInterface
interface Alarm {

    void in(Duration delay, Runnable task);
}
