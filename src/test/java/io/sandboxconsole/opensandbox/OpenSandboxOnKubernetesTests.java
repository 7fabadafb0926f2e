package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.provider.OpenSandboxLikeContract;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs the provider's contract against Kubernetes, where transitions take time.
class OpenSandboxOnKubernetesTests implements OpenSandboxLikeContract {

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

    @Test
    void a_network_policy_is_taken_and_a_host_folder_reaches_the_engine_which_refuses_it() {
        var plain = spec(null, Map.of());
        var policy = new NetworkPolicy(false, List.of(new NetworkPolicy.Rule(true, "*.example.com")));
        var folder = new Volume("data", new Volume.HostPath("/srv/data"), "/data", false, null);

        assertThat(provider().create(with(plain, policy, List.of()))).isNotNull();
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider().create(with(plain, policy, List.of(folder))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("VOLUME::HOST_PATH_NOT_ALLOWED"));
    }

    private static SandboxSpec with(SandboxSpec spec, NetworkPolicy policy, List<Volume> volumes) {
        return new SandboxSpec(
                spec.origin(),
                spec.entrypoint(),
                spec.timeout(),
                spec.resources(),
                spec.env(),
                spec.metadata(),
                spec.platform(),
                policy,
                volumes);
    }
}
