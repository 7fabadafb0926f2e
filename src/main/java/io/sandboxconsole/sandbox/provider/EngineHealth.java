package io.sandboxconsole.sandbox.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The health of an engine that responds and accepts our credentials: its version, where reported, and the round trip.
public record EngineHealth(@Nullable String version, Duration roundTrip) {}
