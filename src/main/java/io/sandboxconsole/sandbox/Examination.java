package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Instant;

/// What came of looking at a connection, and when.
public sealed interface Examination {

    Instant at();

    /// The engine answered.
    record Reported(EngineReport report, Instant at) implements Examination {}

    /// The engine could not be looked at.
    record Failed(ProviderException failure, Instant at) implements Examination {}
}
