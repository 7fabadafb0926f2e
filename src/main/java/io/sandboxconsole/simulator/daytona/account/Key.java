package io.sandboxconsole.simulator.daytona.account;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An API key of one person in one organization, with a name unique to that person.
public record Key(
        String organization,
        String userId,
        String name,
        String value,
        List<String> permissions,
        Instant created,
        @Nullable Instant expires,
        AtomicReference<@Nullable Instant> lastUsed) {
    public Key {
        permissions = List.copyOf(permissions);
    }

    public Key with(List<String> others, @Nullable Instant end) {
        return new Key(organization, userId, name, value, others, created, end, lastUsed);
    }

    public Key withValue(String other) {
        return new Key(organization, userId, name, other, permissions, created, expires, lastUsed);
    }

    public String masked() {
        return prefix() + "*".repeat(20) + suffix();
    }

    public String prefix() {
        return value.substring(0, 3);
    }

    public String suffix() {
        return value.substring(value.length() - 3);
    }
}
