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

/// Keeps callers within the sandboxes that their key may have at a time: those the inventory knows, and those that are
/// just being made.
@Component
class SandboxLimit {

    private final Inventory inventory;

    private final Map<String, Integer> underway = new ConcurrentHashMap<>();

    SandboxLimit(Inventory inventory) {
        this.inventory = inventory;
    }

    /// Room for a sandbox while it is being made, given back by closing.
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /// @throws ApiError if there is no room for another sandbox
    Place take(Caller caller) {
        @Nullable Integer most = caller.limits().sandboxes();
        if (most == null) {
            return () -> {};
        }
        String key = caller.actor().id().label();
        underway.compute(key, (_, others) -> taken(caller.actor(), others == null ? 0 : others, most));
        return () -> underway.computeIfPresent(key, (_, all) -> all > 1 ? Integer.valueOf(all - 1) : null);
    }

    private Integer taken(Actor actor, int others, int most) {
        var own = SandboxFilter.EVERYTHING.with("creator", Set.of(actor.id().label()));
        int living = inventory.counts(actor, Set.of(own)).getOrDefault(own, 0);
        if (living + others >= most) {
            throw new ApiError(
                    429,
                    "QUOTA_EXCEEDED",
                    "This API key may have %d sandboxes at a time. Delete some, or wait until they expire."
                            .formatted(most),
                    Map.of("Retry-After", "30"));
        }
        return others + 1;
    }
}
