package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.api.wire.Page.DataAge;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells how old the rows of connections are.
@Component
public class DataAges {

    private final Inventory inventory;

    private final InstantSource time;

    DataAges(Inventory inventory, InstantSource time) {
        this.inventory = inventory;
        this.time = time;
    }

    /// Returns how old the rows are of each connection that the caller may use.
    public List<DataAge> of(Caller caller) {
        Instant now = time.instant();
        return inventory.health().stream()
                .filter(health -> CallerReach.covers(caller, health.connection()))
                .map(health -> of(health, now))
                .toList();
    }

    /// Returns how old the rows of a connection are at `now`.
    public static DataAge of(ConnectionHealth health, Instant now) {
        @Nullable Instant listed = health.dataAsOf();
        return new DataAge(
                health.connection().value(),
                ApiWords.of(health.status()),
                listed,
                listed == null
                        ? null
                        : Duration.ofSeconds(
                                Math.max(0, Duration.between(listed, now).toSeconds())),
                health.current(),
                health.message().toString());
    }
}
