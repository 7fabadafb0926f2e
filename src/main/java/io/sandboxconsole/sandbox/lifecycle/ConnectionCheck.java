package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Instant;

/// What came of looking at a connection, and when.
public sealed interface ConnectionCheck {

    Instant at();

    /// The engine answered.
    record Reported(EngineReport report, Instant at) implements ConnectionCheck {}

    /// The engine could not be looked at.
    record Failed(ProviderException failure, Instant at) implements ConnectionCheck {}
}
