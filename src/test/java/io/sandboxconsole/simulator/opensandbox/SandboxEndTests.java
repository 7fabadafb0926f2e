package io.sandboxconsole.simulator.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatedEnd;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Checks the scripted ends of sandboxes: what a caller of each runtime is told of them.
class SandboxEndTests {

    private final MovingClock clock = new MovingClock();
    private Simulator simulator = start(SimulatedRuntime.DOCKER);

    private Simulator start(SimulatedRuntime runtime) {
        return Simulator.start(
                SimulatorSettings.forTests().withRuntime(runtime, Duration.ofSeconds(4), Duration.ZERO), clock);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String running(SimulatedRuntime runtime) {
        simulator.close();
        simulator = start(runtime);
        return simulator.fleet().add(SimulatedSandbox.running("web", clock.instant()));
    }

    private String status(String id) throws Exception {
        try (EngineClient client = EngineClient.of(simulator)) {
            var status = client.get("/sandboxes/" + id).json().path("status");
            return "%s %s: %s"
                    .formatted(
                            status.path("state").asString(""),
                            status.path("reason").asString(""),
                            status.path("message").asString(""));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DOCKER        | FAILED        | Failed CONTAINER_EXITED_ERROR: Sandbox container exited with code 1.
            DOCKER        | OUT_OF_MEMORY | Failed CONTAINER_EXITED_ERROR: Sandbox container exited with code 137.
            KUBERNETES    | FAILED        | Failed FAILED: 1/1 observed pods failed; primary reason=CrashLoopBackOff;
            KUBERNETES    | OUT_OF_MEMORY | Failed FAILED: 1/1 observed pods failed; primary reason=OOMKilled;
            KUBERNETES    | EVICTED       | Failed FAILED: 1/1 observed pods failed; primary reason=Evicted;
            AGENT_SANDBOX | OUT_OF_MEMORY | Failed OOMKilled: Container exited with code 137
            AGENT_SANDBOX | EVICTED       | Failed Evicted: The node was low on resource: memory.
            """)
    void a_sandbox_that_ends_by_itself_stays_listed_with_its_reason(
            SimulatedRuntime runtime, SimulatedEnd end, String said) throws Exception {
        String id = running(runtime);

        simulator.fleet().end(id, end);

        assertThat(status(id)).startsWith(said);
        assertThat(simulator.fleet().ids()).contains(id);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedEnd.class,
            names = {"DELETED", "GONE"})
    void one_that_others_delete_is_gone_and_the_engine_tells_no_more(SimulatedEnd end) throws Exception {
        String id = running(SimulatedRuntime.DOCKER);

        simulator.fleet().end(id, end);

        assertThat(simulator.fleet().ids()).doesNotContain(id);
        try (EngineClient client = EngineClient.of(simulator)) {
            assertThat(client.get("/sandboxes/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void one_may_come_back_with_its_id() {
        String id = running(SimulatedRuntime.DOCKER);
        SimulatedSandbox sandbox = simulator.fleet().find(id).orElseThrow();

        simulator.fleet().end(id, SimulatedEnd.GONE);
        simulator.fleet().add(sandbox);

        assertThat(simulator.fleet().find(id)).contains(sandbox);
    }

    @Test
    void an_expired_one_is_gone_by_the_clock_of_the_engine() {
        String id = running(SimulatedRuntime.DOCKER);
        simulator
                .fleet()
                .change(id, sandbox -> sandbox.withExpiry(clock.instant().plusSeconds(60)));

        clock.advance(Duration.ofSeconds(59));
        assertThat(simulator.fleet().ids()).contains(id);
        clock.advance(Duration.ofSeconds(1));

        assertThat(simulator.fleet().ids()).doesNotContain(id);
    }

    @Test
    void containers_of_one_host_are_never_evicted() {
        String id = running(SimulatedRuntime.DOCKER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.fleet().end(id, SimulatedEnd.EVICTED))
                .withMessageContaining("never evicted");
        assertThatIllegalArgumentException().isThrownBy(() -> simulator.fleet().end("nothing", SimulatedEnd.GONE));
    }
}
