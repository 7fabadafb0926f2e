package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Instant;

/// The outcome of a check of a connection, and its time.
public sealed interface ConnectionCheck {

    Instant at();

    /// The engine responded.
    record Reported(EngineReport report, Instant at) implements ConnectionCheck {}

    /// The engine could not be inspected.
    record Failed(ProviderException failure, Instant at) implements ConnectionCheck {}
}
