package io.sandboxconsole.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// Checks when the simulator starts with the application.
class SimulatorConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(SimulatorConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void it_does_not_run_unless_it_is_enabled() {
        application.run(context -> assertThat(context).doesNotHaveBean(Simulator.class));
    }

    @Test
    void it_runs_with_its_defaults_as_long_as_the_context_does() {
        AtomicReference<URI> address = new AtomicReference<>();

        application
                .withPropertyValues("simulator.enabled=true", "simulator.port=0", "simulator.fleet.teams=3")
                .run(context -> {
                    Simulator simulator = context.getBean(Simulator.class);
                    address.set(simulator.openSandbox());
                    assertThat(simulator.fleet().size()).isEqualTo(400);
                    assertThat(context.getBean(SimulatorSettings.class).runtime())
                            .isEqualTo(SimulatedRuntime.DOCKER);
                });

        try (EngineClient client = new EngineClient(address.get(), null)) {
            Assertions.assertThatThrownBy(() -> client.get("/health")).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void settings_never_show_the_key() {
        assertThat(SimulatorSettings.forTests().withKey("canary-9").toString()).doesNotContain("canary-9");
    }

    @Test
    void an_occupied_port_is_explained() {
        try (Simulator first = Simulator.start(SimulatorSettings.forTests())) {
            SimulatorSettings same = SimulatorSettings.forTests().withPort(first.port());

            Assertions.assertThatThrownBy(() -> Simulator.start(same))
                    .hasMessageContaining("Free the port or set simulator.port");
        }
    }
}
