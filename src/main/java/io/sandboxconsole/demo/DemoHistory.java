package io.sandboxconsole.demo;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.simulator.Simulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Writes the demo's history: the grants of the demo's people as after a sign-in, so that their keys work, and the
/// people and team keys as creators of the simulated fleet.
@Component
@ConditionalOnBooleanProperty({DemoActivation.SWITCH, DemoEnvironment.IDENTITY_ENABLED, "simulator.enabled"})
class DemoHistory {

    private static final Logger LOGGER = LoggerFactory.getLogger(DemoHistory.class);

    private static final ConnectionId CONNECTION = new ConnectionId("opensandbox");

    /// The largest fleet to attribute; a fleet for benchmarks would take too long.
    private static final int MAXIMUM = 1_000;

    private final CurrentActor currentActor;
    private final LastKnownGrants lastKnownGrants;
    private final Attribution attribution;
    private final Simulator simulator;
    private final TaskExecutor executor;
    private final DatabaseOutage outage =
            new DatabaseOutage(LOGGER, "The demo's new sandboxes wait for their creators");
    private final Set<String> attributed = ConcurrentHashMap.newKeySet();

    DemoHistory(
            CurrentActor currentActor,
            LastKnownGrants lastKnownGrants,
            Attribution attribution,
            Simulator simulator,
            TaskExecutor applicationTaskExecutor) {
        this.currentActor = currentActor;
        this.lastKnownGrants = lastKnownGrants;
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
            DemoPerson.ALL.forEach(person -> lastKnownGrants.remember(actor(person)));
            attribute();
        } catch (DataAccessException failure) {
            LOGGER.warn("The demo's past could not be written down.", failure);
        }
    }

    /// Attributes the simulated sandboxes, including those that the engine creates over time.
    @Scheduled(initialDelayString = "PT3S", fixedDelayString = "PT0.2S")
    void attribute() {
        if (simulator.fleet().size() > MAXIMUM) {
            return;
        }
        var ids = simulator.fleet().ids();
        attributed.retainAll(Set.copyOf(ids));
        var creators = creators();
        outage.run(() -> ids.stream().filter(id -> !attributed.contains(id)).forEach(id -> {
            attribute(id, creators);
            // Afterwards: what the database did not take is tried again.
            attributed.add(id);
        }));
    }

    private void attribute(String id, Map<String, Actor> creators) {
        simulator.fleet().find(id).ifPresent(sandbox -> {
            Actor creator = creators.get(sandbox.metadata().getOrDefault("access.owner", ""));
            // A creation through the console is recorded there.
            if (creator != null && !sandbox.metadata().containsKey(ReservedMetadata.CREATOR_KIND)) {
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
                .bearer(person.claims(Set.of("profile")), new Origin(Door.GATEWAY, null))
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
