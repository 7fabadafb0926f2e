package io.sandboxconsole.sandbox.lifecycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people delete (`console.delete.*`).
///
/// @param grace how long a deletion waits and can be undone; 0 deletes at once
@ConfigurationProperties("console.delete")
public record DeletionProperties(@DefaultValue("10s") Duration grace) {

    public DeletionProperties {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("console.delete.grace is negative: write 0 to delete at once.");
        }
    }
}
