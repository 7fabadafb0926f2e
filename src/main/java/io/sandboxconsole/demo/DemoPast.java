package io.sandboxconsole.demo;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Standings;
import io.sandboxconsole.sandbox.Attribution;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.simulator.Simulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// What has happened before the demo began: its people were there once, so that their keys work, and they and the keys
/// created most of the simulated fleet.
@Component
@ConditionalOnBooleanProperty({DemoActivation.SWITCH, DemoEnvironment.IDENTITY_ENABLED, "simulator.enabled"})
class DemoPast {

    private static final Logger LOGGER = LoggerFactory.getLogger(DemoPast.class);

    private static final ConnectionId CONNECTION = new ConnectionId("opensandbox");

    /// A fleet for measuring would take too long.
    private static final int MAXIMUM = 1_000;

    private final CurrentActor currentActor;
    private final Standings standings;
    private final Attribution attribution;
    private final Simulator simulator;
    private final TaskExecutor executor;

    DemoPast(
            CurrentActor currentActor,
            Standings standings,
            Attribution attribution,
            Simulator simulator,
            TaskExecutor applicationTaskExecutor) {
        this.currentActor = currentActor;
        this.standings = standings;
        this.attribution = attribution;
        this.simulator = simulator;
        this.executor = applicationTaskExecutor;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        executor.execute(this::happen);
    }

    void happen() {
        try {
            DemoPerson.ALL.forEach(person -> standings.remember(actor(person)));
            var creators = creators();
            simulator.fleet().ids().stream().limit(MAXIMUM).forEach(id -> attribute(id, creators));
        } catch (DataAccessException failure) {
            LOGGER.warn("The demo's past could not be written down.", failure);
        }
    }

    /// Some of what people created stays without a record, as it is where others use the engine, too.
    private void attribute(String id, Map<String, Actor> creators) {
        simulator.fleet().find(id).ifPresent(sandbox -> {
            Actor creator = creators.get(sandbox.metadata().getOrDefault("access.owner", ""));
            if (creator != null && (creator.kind() == Kind.KEY || id.hashCode() % 3 != 0)) {
                attribution.recordEarlier(
                        creator,
                        new SandboxId(CONNECTION, id),
                        sandbox.metadata().get("access.team"));
            }
        });
    }

    private Map<String, Actor> creators() {
        Map<String, Actor> creators = new HashMap<>();
        DemoPerson.ALL.forEach(person -> creators.put(person.username(), actor(person)));
        DemoKey.OF_TEAMS.stream()
                .filter(key -> key.creates() != null)
                .forEach(key -> creators.put(key.creates(), actor(key)));
        return creators;
    }

    private Actor actor(DemoPerson person) {
        return currentActor
                .bearer(person.claims(Set.of("profile")), null)
                .orElseThrow(() -> new IllegalStateException("The demo's people have no names."));
    }

    private static Actor actor(DemoKey key) {
        return new Actor(
                new ActorId(key.id().toString()),
                key.name(),
                Kind.KEY,
                List.of(),
                Set.of(),
                new Origin(Door.GATEWAY, null));
    }
}
