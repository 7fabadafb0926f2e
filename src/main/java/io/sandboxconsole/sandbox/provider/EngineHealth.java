package io.sandboxconsole.sandbox.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An engine that answers and takes our credentials: its version where it tells one, and how long the answer took.
public record EngineHealth(@Nullable String version, Duration roundTrip) {}
