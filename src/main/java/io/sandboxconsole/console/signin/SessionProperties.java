package io.sandboxconsole.console.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits the duration of sessions (`console.session.*`).
///
/// @param idleTimeout the time without keyboard, mouse or touch input
/// @param absoluteTimeout the time since the sign-in, regardless of activity
@ConfigurationProperties("console.session")
record SessionProperties(
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("12h") Duration absoluteTimeout) {}
