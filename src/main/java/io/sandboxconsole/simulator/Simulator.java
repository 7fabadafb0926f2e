package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.daytona.DaytonaEngine;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import io.sandboxconsole.simulator.engine.EngineHandler;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.Requests;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.simulator.opensandbox.EngineState;
import io.sandboxconsole.simulator.opensandbox.Fleet;
import io.sandboxconsole.simulator.opensandbox.OpenSandboxEngine;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/// Runs the simulated engines on one loopback port, from `start` until `close`.
public final class Simulator implements AutoCloseable {

    private final SimulatorSettings settings;
    private final Faults faults = new Faults();
    private final Requests requests = new Requests();
    private final Fleet fleet;
    private final OpenSandboxEngine openSandbox;
    private final DaytonaSimulation daytona;
    private final SimulatorServer server;

    private Simulator(SimulatorSettings settings, InstantSource clock) {
        this.settings = settings;
        EngineState state = EngineState.of(settings, clock);
        fleet = new Fleet(state);
        openSandbox = new OpenSandboxEngine(state);
        daytona = new DaytonaSimulation(settings, clock, this::root);
        server = new SimulatorServer(
                settings.port(),
                Map.of(
                        openSandbox.mount(),
                        new EngineHandler(openSandbox, faults, requests),
                        DaytonaEngine.MOUNT,
                        daytona.handler(),
                        Control.MOUNT,
                        new Control(this)));
    }

    /// Starts the engines at the system's time; they accept calls on return.
    public static Simulator start(SimulatorSettings settings) {
        return start(settings, InstantSource.system());
    }

    /// Starts the engines at the time of this clock, which alone drives expiry, transitions and churn.
    public static Simulator start(SimulatorSettings settings, InstantSource clock) {
        return new Simulator(settings, clock);
    }

    public int port() {
        return server.port();
    }

    /// The root of the simulated OpenSandbox server, without `/v1`.
    public URI openSandbox() {
        return URI.create(root() + openSandbox.mount());
    }

    /// The simulated Daytona server, whose faults, counts and fleet are its own.
    public DaytonaSimulation daytona() {
        return daytona;
    }

    private String root() {
        return "http://127.0.0.1:" + port();
    }

    public Faults faults() {
        return faults;
    }

    public Fleet fleet() {
        return fleet;
    }

    public Requests requests() {
        return requests;
    }

    /// Rotates the key: from now on the OpenSandbox server accepts only this one.
    public void acceptKey(String key) {
        openSandbox.acceptKey(key);
    }

    /// Restores the initial state: no faults, no counts, the key and the fleet of the settings.
    public void reset() {
        faults.clear();
        requests.reset();
        acceptKey(settings.key());
        fleet.reset();
        daytona.reset();
    }

    /// Stops listening; calls that stall are released.
    @Override
    public void close() {
        faults.clear();
        daytona.faults().clear();
        server.close();
    }
}
