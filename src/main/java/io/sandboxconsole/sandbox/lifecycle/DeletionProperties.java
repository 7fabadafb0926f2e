package io.sandboxconsole.sandbox.lifecycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of deletions by people (`console.delete.*`).
///
/// @param grace how long a deletion is delayed and can be undone; 0 deletes at once
@ConfigurationProperties("console.delete")
public record DeletionProperties(@DefaultValue("10s") Duration grace) {

    public DeletionProperties {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("console.delete.grace is negative: write 0 to delete at once.");
        }
    }
}
