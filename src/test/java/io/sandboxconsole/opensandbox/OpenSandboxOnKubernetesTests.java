package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.SandboxProviderContract;
import io.sandboxconsole.simulator.SimulatedRuntime;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The same promises where nothing happens at once.
class OpenSandboxOnKubernetesTests implements SandboxProviderContract {

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests()
                .withKey(OpenSandboxProviders.KEY)
                .withRuntime(SimulatedRuntime.KUBERNETES, Duration.ofMillis(50), Duration.ZERO));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    @Override
    public SandboxProvider provider() {
        return OpenSandboxProviders.at(simulator.openSandbox());
    }

    @Override
    public SandboxProvider providerWithAnotherKey() {
        return OpenSandboxProviders.at(simulator.openSandbox(), "another-key");
    }

    @Override
    public SandboxProvider providerOfNothing() {
        return OpenSandboxProviders.ofNothing();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Test
    void it_has_pools() {
        assertThat(provider().pools()).isEmpty();
    }
}
