package io.sandboxconsole.simulator.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Configures the simulated engines; immutable, each `with` method returns a changed copy.
///
/// @param enabled whether the simulator starts with the application
/// @param port the loopback port, 0 for any free one
/// @param key the API key that OpenSandbox calls must carry; blank turns authentication off
/// @param fleet the initial fleet
/// @param churnPerMinute the number of sandboxes that are created, deleted or changed per minute by themselves
/// @param runtime the runtime behind the OpenSandbox server
/// @param maxTimeout the longest timeout of a create call, in seconds
/// @param transition the duration of a Kubernetes transition or a snapshot, in simulated time
/// @param listLag the Kubernetes listing's lag behind creation and deletion, in simulated time
/// @param expiredStayAlive whether sandboxes outlive their expiry, as orphans of older servers do
/// @param imageLabels whether labels of the image appear as metadata under Docker
/// @param scopedDiagnostics whether logs and events are served by scope; real servers serve them without one only
@ConfigurationProperties("simulator")
public record SimulatorSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("8091") int port,
        @DefaultValue(DEFAULT_KEY) String key,
        @DefaultValue FleetSettings fleet,
        @DefaultValue("20") int churnPerMinute,
        @DefaultValue("docker") SimulatedRuntime runtime,
        @DefaultValue("86400") long maxTimeout,
        @DefaultValue("2s") Duration transition,
        @DefaultValue("0s") Duration listLag,
        @DefaultValue("false") boolean expiredStayAlive,
        @DefaultValue("true") boolean imageLabels,
        @DefaultValue("false") boolean scopedDiagnostics) {

    private static final String DEFAULT_KEY = "sim-opensandbox-key";

    /// The initial fleet.
    ///
    /// @param size the number of sandboxes
    /// @param teams the number of teams that share them, the first ones having the most
    /// @param seed the seed of the random choices: equal seeds make equal fleets
    /// @param daytona the number of Daytona sandboxes beside them, -1 for half as many and at most 200
    public record FleetSettings(
            @DefaultValue("400") int size,
            @DefaultValue("6") int teams,
            @DefaultValue("7") long seed,
            @DefaultValue("-1") int daytona) {}

    /// Returns the settings for tests: any free port, no sandboxes, no churn.
    public static SimulatorSettings forTests() {
        return new SimulatorSettings(
                true,
                0,
                DEFAULT_KEY,
                new FleetSettings(0, 6, 7, 0),
                0,
                SimulatedRuntime.DOCKER,
                86_400,
                Duration.ofSeconds(2),
                Duration.ZERO,
                false,
                true,
                false);
    }

    public SimulatorSettings withPort(int value) {
        return new SimulatorSettings(
                enabled,
                value,
                key,
                fleet,
                churnPerMinute,
                runtime,
                maxTimeout,
                transition,
                listLag,
                expiredStayAlive,
                imageLabels,
                scopedDiagnostics);
    }

    public SimulatorSettings withKey(String value) {
        return new SimulatorSettings(
                enabled,
                port,
                value,
                fleet,
                churnPerMinute,
                runtime,
                maxTimeout,
                transition,
                listLag,
                expiredStayAlive,
                imageLabels,
                scopedDiagnostics);
    }

    public SimulatorSettings withFleet(int size, int teams, long seed) {
        return new SimulatorSettings(
                enabled,
                port,
                key,
                new FleetSettings(size, teams, seed, fleet.daytona()),
                churnPerMinute,
                runtime,
                maxTimeout,
                transition,
                listLag,
                expiredStayAlive,
                imageLabels,
                scopedDiagnostics);
    }

    public SimulatorSettings withChurnPerMinute(int value) {
        return new SimulatorSettings(
                enabled,
                port,
                key,
                fleet,
                value,
                runtime,
                maxTimeout,
                transition,
                listLag,
                expiredStayAlive,
                imageLabels,
                scopedDiagnostics);
    }

    /// Sets the runtime, its transitions' duration and its listing's lag.
    public SimulatorSettings withRuntime(SimulatedRuntime value, Duration transitionTime, Duration lag) {
        return new SimulatorSettings(
                enabled,
                port,
                key,
                fleet,
                churnPerMinute,
                value,
                maxTimeout,
                transitionTime,
                lag,
                expiredStayAlive,
                imageLabels,
                scopedDiagnostics);
    }

    /// Serves logs and events by scope, as the specification says and no released server does.
    public SimulatorSettings withScopedDiagnostics() {
        return new SimulatorSettings(
                enabled,
                port,
                key,
                fleet,
                churnPerMinute,
                runtime,
                maxTimeout,
                transition,
                listLag,
                expiredStayAlive,
                imageLabels,
                true);
    }

    /// Omits the key.
    @Override
    public String toString() {
        return "SimulatorSettings[enabled=%s, port=%d, fleet=%s, churnPerMinute=%d, runtime=%s]"
                .formatted(enabled, port, fleet, churnPerMinute, runtime);
    }
}
