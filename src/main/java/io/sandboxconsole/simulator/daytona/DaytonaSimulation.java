package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.Directory;
import io.sandboxconsole.simulator.daytona.account.Permissions;
import io.sandboxconsole.simulator.daytona.account.Tokens;
import io.sandboxconsole.simulator.engine.EngineHandler;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.Requests;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the simulated Daytona server beside the OpenSandbox one, with its own faults, counts and fleet.
public final class DaytonaSimulation {

    private static final Duration TOKEN_LIFE = Duration.ofHours(8);

    private final EngineState engineState;
    private final Tokens tokens = new Tokens();
    private final Authentication authentication;
    private final Throttlers throttlers;
    private final Requests requests = new Requests();
    private final DaytonaFleet fleet;
    private final Supplier<String> root;

    public DaytonaSimulation(SimulatorSettings settings, InstantSource clock, Supplier<String> root) {
        this.engineState = EngineState.of(settings, clock);
        this.authentication = new Authentication(engineState, tokens);
        this.throttlers = new Throttlers(engineState.behaviour());
        this.fleet = new DaytonaFleet(engineState);
        this.root = root;
    }

    public EngineHandler handler() {
        RequestGate gate = new RequestGate(engineState, authentication, throttlers);
        return new EngineHandler(new DaytonaEngine(engineState, gate), engineState.faults(), requests);
    }

    /// The base address of the API, `/api` included.
    public URI api() {
        return URI.create(root.get() + DaytonaEngine.MOUNT + "/api");
    }

    public Faults faults() {
        return engineState.faults();
    }

    public Requests requests() {
        return requests;
    }

    public DaytonaFleet fleet() {
        return fleet;
    }

    /// Returns the server's configuration.
    public DaytonaBehaviour behaviour() {
        return engineState.behaviour();
    }

    /// The organization in which the usual key and most of the fleet live.
    public String organization() {
        return Directory.ACME;
    }

    /// Rotates the usual key: from now on only this value is accepted in its place.
    public void acceptKey(String key) {
        authentication.acceptKey(key);
    }

    /// Limits the usual key to these permissions from now on.
    ///
    /// @param end the key's expiry; null for none
    public void limitKey(List<String> permissions, @Nullable Instant end) {
        authentication.limitKey(permissions, end);
    }

    /// Issues an access token of this person, who need not exist yet, as an identity provider would.
    public String token(String user) {
        return tokens.issue(user, engineState.now().plus(TOKEN_LIFE));
    }

    /// Restores the initial state.
    public void reset() {
        engineState.faults().clear();
        engineState.behaviour().reset();
        throttlers.reset();
        requests.reset();
        acceptKey(Directory.USUAL_KEY);
        limitKey(Permissions.ALL, null);
        fleet.reset();
    }
}
