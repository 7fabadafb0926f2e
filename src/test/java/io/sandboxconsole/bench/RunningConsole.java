package io.sandboxconsole.bench;

import static org.awaitility.Awaitility.await;

import io.sandboxconsole.Application;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole console, connected over HTTP to a simulated engine with a fleet of 200 teams.
record RunningConsole(Simulator simulator, ConfigurableApplicationContext context) implements AutoCloseable {

    static final Actor ADMIN = actor("root", Set.of(new Grant(Role.ADMIN, new Scope.All())));

    private static final String KEY = "sim-opensandbox-key";

    private static final int TEAMS = 200;

    private static final long SEED = 2026;

    /// Starts the console; the engine rejects its key until [#load].
    static RunningConsole start(int size, int churnPerMinute, String... settings) {
        Simulator simulator = Simulator.start(SimulatorSettings.forTests()
                .withKey(KEY)
                .withFleet(size, TEAMS, SEED)
                .withChurnPerMinute(churnPerMinute));
        simulator.acceptKey("another-key");
        List<String> arguments = new ArrayList<>(List.of(
                "--console.demo=false",
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:bench-%d;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        .formatted(simulator.port()),
                "--console.connections.engine.url=" + simulator.openSandbox(),
                "--console.connections.engine.api-key=" + KEY));
        arguments.addAll(Arrays.asList(settings));
        return new RunningConsole(
                simulator, new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new)));
    }

    /// Lets the console read the whole fleet through the adapter, and says how many sandboxes it found.
    int load() {
        simulator.acceptKey(KEY);
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    inventory().refresh(new ConnectionId("engine"));
                    return visible() > 0;
                });
        return visible();
    }

    Inventory inventory() {
        return context.getBean(Inventory.class);
    }

    List<Sandbox> sandboxes() {
        return inventory()
                .page(ADMIN, Query.newest(SandboxFilter.EVERYTHING, Integer.MAX_VALUE))
                .rows();
    }

    int visible() {
        return inventory()
                .page(ADMIN, Query.newest(SandboxFilter.EVERYTHING, 1))
                .visible();
    }

    /// Somebody who may look at the sandboxes of these teams.
    static Actor viewer(Collection<String> teams) {
        return actor(
                "viewer-of-" + teams.size(),
                teams.stream()
                        .map(team -> new Grant(Role.VIEWER, Scope.Team.named(team)))
                        .collect(Collectors.toSet()));
    }

    private static Actor actor(String id, Set<Grant> grants) {
        return new Actor(
                new ActorId(id), id, Actor.Kind.PERSON, List.of(), grants, new Actor.Origin(Actor.Door.CONSOLE, null));
    }

    @Override
    public void close() {
        context.close();
        simulator.close();
    }
}
