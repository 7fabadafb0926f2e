package io.sandboxconsole.diagnosis;

/// A check that needs no running console: its bean needs nothing but the environment, the clock and settings. So
/// `java -jar sandbox-console.jar doctor` makes it before the console is started.
public interface Preflight extends SelfCheck {

    /// Whether it connects to anything, so that `--offline` leaves it out.
    boolean online();
}
