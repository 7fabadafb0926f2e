package io.sandboxconsole.daytona.api;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.time.Clock;

/// One Daytona server as we reach it: its settings, the calls it takes, and what its answers tell beside their bodies.
public record DaytonaConnection(
        ConnectionSettings settings,
        DaytonaCredential credential,
        DaytonaCalls calls,
        DaytonaHeaders headers,
        EngineTimings timings,
        Clock clock) {}
