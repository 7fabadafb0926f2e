package io.sandboxconsole.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The retention of the audit trail (`console.audit.retention`).
///
/// @param retention how long rows are kept at least; without it for ever
@ConfigurationProperties("console.audit")
public record AuditRetentionProperties(@Nullable Duration retention) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    public AuditRetentionProperties {
        if (retention != null && retention.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "console.audit.retention is %s, and must be at least a day.".formatted(retention));
        }
    }
}
