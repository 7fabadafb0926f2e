package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.daytona.api.AuthenticationCircuit;
import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaCredential;
import io.sandboxconsole.daytona.api.DaytonaDialect;
import io.sandboxconsole.daytona.api.DaytonaFailures;
import io.sandboxconsole.daytona.api.DaytonaHeaders;
import io.sandboxconsole.daytona.api.DaytonaPermissions;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.http.EngineHttp;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.springframework.web.client.RestClient;

/// Sets up a simulated Daytona server and the adapter's parts that change its sandboxes over HTTP.
abstract class DaytonaChangeTest {

    static final ConnectionId DAY = new ConnectionId("day");

    static final String KEY = "sim-daytona-key";

    private static final EngineTimings HASTY = new EngineTimings(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(5),
            Duration.ofMillis(10));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));

    private volatile Duration pace = Duration.ZERO;

    final InstantSource clock = () -> now.updateAndGet(instant -> instant.plus(pace));

    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), clock);

    final DaytonaSimulation daytona = simulator.daytona();

    final DaytonaServer server = server();

    final DaytonaActions actions = new DaytonaActions(clock, new DaytonaPermissions());

    final DaytonaActionRunner attempts = new DaytonaActionRunner(server, actions);

    final DaytonaChanges changes = new DaytonaChanges(server, attempts);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private DaytonaServer server() {
        var credential = new DaytonaCredential(KEY);
        var settings = new ConnectionSettings(DAY, "Daytona", "daytona", daytona.api(), KEY, "nobody", null, null);
        Clock wall = Clock.systemUTC();
        var headers = new DaytonaHeaders(wall);
        DaytonaApi api = new EngineHttp(RestClient.builder(), HASTY)
                .open(DaytonaApi.class, new DaytonaDialect(settings, credential, headers, wall));
        var calls = new DaytonaCalls(
                () -> api,
                new DaytonaFailures(DAY, credential, new DaytonaPermissions()),
                new AuthenticationCircuit(DAY, wall),
                HASTY);
        var connection = new DaytonaConnection(settings, credential, calls, headers, HASTY, wall);
        return DaytonaServer.of(connection, new DaytonaMapper(DAY, "nobody", new Redaction(List.of())));
    }

    /// From now on each look at the engine's clock moves it, so that transitions come to their ends.
    void letTimePass() {
        pace = Duration.ofSeconds(1);
    }

    void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    /// Puts a sandbox into this state behind the engine's back.
    SandboxId resting(String state) {
        return resting(state, UnaryOperator.identity());
    }

    SandboxId resting(String state, UnaryOperator<DaytonaSandbox> change) {
        String desired = state.equals("error") ? "started" : state;
        DaytonaSandbox made = DaytonaSandbox.started("swift", daytona.organization(), clock.instant());
        String id = daytona.fleet().add(change.apply(made.withState(state, desired, clock.instant())));
        return new SandboxId(DAY, id);
    }

    static DaytonaSandbox virtualMachine(DaytonaSandbox sandbox) {
        DaytonaSandbox.Origin origin = sandbox.origin();
        return sandbox.withOrigin(new DaytonaSandbox.Origin(
                origin.organization(),
                origin.snapshot(),
                null,
                "linux-vm",
                origin.target(),
                origin.user(),
                origin.env(),
                null,
                null));
    }

    static DaytonaSandbox ephemeral(DaytonaSandbox sandbox) {
        return sandbox.withIntervals(new DaytonaSandbox.Intervals(15, 10_080, 0, 0, null));
    }

    /// How often `route` was called.
    long count(String route) {
        return daytona.requests().count(route);
    }

    Sandbox read(SandboxId id) {
        return server.reads().find(id).orElseThrow();
    }

    String state(SandboxId id) {
        return read(id).state().word();
    }

    DaytonaSandbox stored(SandboxId id) {
        return daytona.fleet().find(id.value()).orElseThrow();
    }

    /// Lets the next call of `route` find the sandbox in the middle of something.
    void conflictOnce(String route) {
        daytona.faults().on(route).times(1).answer(409, Map.of("Content-Type", "application/json"), """
                {"statusCode":409,"error":"Conflict","message":"Sandbox state change in progress","path":"/api"}""");
    }

    static void assertNothingSaid(Throwable failure, String secret) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            assertThat(link.toString()).doesNotContain(secret);
        }
    }
}
