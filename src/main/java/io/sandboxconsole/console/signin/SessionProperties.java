package io.sandboxconsole.console.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long somebody stays signed in (`console.session.*`).
///
/// @param idleTimeout without a touch of keyboard, mouse or screen
/// @param absoluteTimeout at most, however busy
@ConfigurationProperties("console.session")
record SessionProperties(
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("12h") Duration absoluteTimeout) {}
