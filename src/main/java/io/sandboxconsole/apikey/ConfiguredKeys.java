package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.CallDetails;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.apikey.ApiKeyProperties.Seed;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Registers the keys of the configuration, once each: those revoked or deleted since stay so.
@Component
class ConfiguredKeys {

    static final ActorId ID = new ActorId("console");

    private static final Actor CONSOLE = new Actor(
            ID,
            "Sandbox Console",
            Actor.Kind.SYSTEM,
            List.of(),
            Set.of(new Grant(Role.ADMIN, new Scope.All())),
            new Origin(Door.SYSTEM, null, CallDetails.ofJob("configured-keys")));

    private final ApiKeyStore store;

    private final Guard guard;

    private final ApiKeyProperties properties;

    private final Clock clock;

    ConfiguredKeys(ApiKeyStore store, Guard guard, ApiKeyProperties properties, Clock clock) {
        this.store = store;
        this.guard = guard;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        properties.seeds().stream()
                .filter(seed -> store.find(seed.id()).isEmpty())
                .forEach(this::register);
    }

    private void register(Seed seed) {
        var kind = seed.team() == null ? Kind.PERSONAL : Kind.SERVICE;
        var request = new KeyRequest(seed.name(), kind, seed.team(), seed.role(), null, null, Limits.NONE);
        @Nullable String owner = seed.owner() == null ? null : new ActorId(seed.owner()).label();
        var step = new Step(clock.instant(), CONSOLE.id().label());
        var target = new Target(null, null, seed.name(), request.team(), owner);
        var key = guard.call(CONSOLE, operation("issue-key", target), () -> store.seed(seed, request, owner, step));
        if (seed.deleted()) {
            guard.run(CONSOLE, operation("delete-key", target), () -> store.delete(key, step));
        }
    }

    private static Operation operation(String action, Target target) {
        return new Operation(action, Permission.MANAGE_KEYS, target);
    }
}
