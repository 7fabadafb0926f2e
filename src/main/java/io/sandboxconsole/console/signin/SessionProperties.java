package io.sandboxconsole.console.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits the duration of sessions and says how often they are checked (`console.session.*`).
///
/// @param idleTimeout the time without keyboard, mouse or touch input
/// @param absoluteTimeout the time since the sign-in, regardless of activity
/// @param checkInterval how old the last check of a used session, and of the person who makes a change, may be
/// @param unverified the time after which a session ends that could not be checked
/// @param unverifiedGrace how old the last check may be for a change while the identity provider does not answer; 0
/// refuses changes at once
@ConfigurationProperties("console.session")
record SessionProperties(
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("12h") Duration absoluteTimeout,
        @DefaultValue("1m") Duration checkInterval,
        @DefaultValue("1h") Duration unverified,
        @DefaultValue("15m") Duration unverifiedGrace) {

    SessionProperties {
        if (!checkInterval.isPositive() || !unverified.isPositive()) {
            throw new IllegalArgumentException(
                    "console.session.check-interval and console.session.unverified must be longer than 0.");
        }
        if (unverifiedGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "console.session.unverified-grace is negative: write 0 to refuse changes at once.");
        }
    }
}
