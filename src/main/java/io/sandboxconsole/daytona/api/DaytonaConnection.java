package io.sandboxconsole.daytona.api;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.time.Clock;

/// One Daytona server's connection: its settings, its calls, and the values read from its responses' headers.
public record DaytonaConnection(
        ConnectionSettings settings,
        DaytonaCredential credential,
        DaytonaCalls calls,
        DaytonaHeaders headers,
        EngineTimings timings,
        Clock clock) {}
