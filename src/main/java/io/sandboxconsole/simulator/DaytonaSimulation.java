package io.sandboxconsole.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The simulated Daytona server beside the OpenSandbox one, with faults, counts and a fleet of its own.
public final class DaytonaSimulation {

    private static final Duration TOKEN_LIFE = Duration.ofHours(8);

    private final DaytonaWorld world;
    private final DaytonaTokens tokens = new DaytonaTokens();
    private final DaytonaAuthentication authentication;
    private final DaytonaThrottlers throttlers;
    private final Requests requests = new Requests();
    private final DaytonaFleet fleet;
    private final Supplier<String> root;

    DaytonaSimulation(SimulatorSettings settings, InstantSource clock, Supplier<String> root) {
        this.world = DaytonaWorld.of(settings, clock);
        this.authentication = new DaytonaAuthentication(world, tokens);
        this.throttlers = new DaytonaThrottlers(world.behaviour());
        this.fleet = new DaytonaFleet(world);
        this.root = root;
    }

    EngineHandler handler() {
        DaytonaGate gate = new DaytonaGate(world, authentication, throttlers);
        return new EngineHandler(new DaytonaEngine(world, gate), world.faults(), requests);
    }

    /// The base address of the API, `/api` included.
    public URI api() {
        return URI.create(root.get() + DaytonaEngine.MOUNT + "/api");
    }

    public Faults faults() {
        return world.faults();
    }

    public Requests requests() {
        return requests;
    }

    public DaytonaFleet fleet() {
        return fleet;
    }

    /// How the server is set up.
    public DaytonaBehaviour behaviour() {
        return world.behaviour();
    }

    /// The organization in which the usual key and most of the fleet live.
    public String organization() {
        return DaytonaDirectory.ACME;
    }

    /// Rotates the usual key: from now on only this value is accepted in its place.
    public void acceptKey(String key) {
        authentication.acceptKey(key);
    }

    /// Lets the usual key do just this from now on.
    ///
    /// @param end when the key ends; absent where it does not
    public void limitKey(List<String> permissions, @Nullable Instant end) {
        authentication.limitKey(permissions, end);
    }

    /// An access token of this person, who need not be known yet, as an identity provider would issue it.
    public String token(String user) {
        return tokens.issue(user, world.now().plus(TOKEN_LIFE));
    }

    /// Goes back to the start.
    public void reset() {
        world.faults().clear();
        world.behaviour().reset();
        throttlers.reset();
        requests.reset();
        acceptKey(DaytonaDirectory.USUAL_KEY);
        limitKey(DaytonaPermissions.ALL, null);
        fleet.reset();
    }
}
