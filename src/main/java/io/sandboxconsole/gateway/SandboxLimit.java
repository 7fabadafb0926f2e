package io.sandboxconsole.gateway;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Limits the sandboxes that a caller's key may have at a time: those in the inventory, and those being created.
@Component
public class SandboxLimit {

    private final Inventory inventory;

    private final Map<String, Integer> pending = new ConcurrentHashMap<>();

    SandboxLimit(Inventory inventory) {
        this.inventory = inventory;
    }

    /// A permit for a sandbox while it is being created, released by closing.
    public interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /// Takes a place for a sandbox.
    ///
    /// @throws ApiError if the caller has as many sandboxes as their limit
    public Place take(Caller caller) {
        @Nullable Integer maximum = caller.limits().sandboxes();
        if (maximum == null) {
            return () -> {};
        }
        String key = caller.actor().id().label();
        pending.compute(key, (_, others) -> taken(caller.actor(), others == null ? 0 : others, maximum));
        return () -> pending.computeIfPresent(key, (_, all) -> all > 1 ? Integer.valueOf(all - 1) : null);
    }

    private Integer taken(Actor actor, int others, int maximum) {
        var own = SandboxFilter.EVERYTHING.with("creator", Set.of(actor.id().label()));
        int living = inventory.counts(actor, Set.of(own)).getOrDefault(own, 0);
        if (living + others >= maximum) {
            throw new ApiError(
                    429,
                    "QUOTA_EXCEEDED",
                    "This API key may have %d sandboxes at a time. Delete some, or wait until they expire."
                            .formatted(maximum),
                    Map.of("Retry-After", "30"));
        }
        return others + 1;
    }
}
