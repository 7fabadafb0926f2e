package io.sandboxconsole.simulator;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An API key of one person in one organization, known by its name to that person.
record DaytonaKey(
        String organization,
        String userId,
        String name,
        String value,
        List<String> permissions,
        Instant created,
        @Nullable Instant expires,
        AtomicReference<@Nullable Instant> lastUsed) {
    DaytonaKey {
        permissions = List.copyOf(permissions);
    }

    DaytonaKey with(List<String> others, @Nullable Instant end) {
        return new DaytonaKey(organization, userId, name, value, others, created, end, lastUsed);
    }

    DaytonaKey withValue(String other) {
        return new DaytonaKey(organization, userId, name, other, permissions, created, expires, lastUsed);
    }

    String masked() {
        return prefix() + "*".repeat(20) + suffix();
    }

    String prefix() {
        return value.substring(0, 3);
    }

    String suffix() {
        return value.substring(value.length() - 3);
    }
}
