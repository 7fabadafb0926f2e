package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.EngineOverHttpContract;
import io.sandboxconsole.sandbox.provider.OpenSandboxLikeContract;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSandboxProviderTests implements OpenSandboxLikeContract, EngineOverHttpContract {

    /// A snapshot takes real time here.
    private static final Duration SHORT = Duration.ofMillis(200);

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests()
                .withKey(OpenSandboxProviders.KEY)
                .withRuntime(SimulatedRuntime.DOCKER, SHORT, Duration.ZERO));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    @Test
    void the_creation_is_never_told_as_a_later_transition() {
        SandboxProvider provider = provider();
        String id = simulator
                .fleet()
                .add(SimulatedSandbox.running("ci", Instant.now().minusSeconds(24 * 60)));
        SandboxId sandbox = new SandboxId(OpenSandboxProviders.PROD, id);

        provider.pause(sandbox);

        assertThat(provider.find(sandbox).orElseThrow().status().lastTransitionAt())
                .isNull();
    }

    @Override
    public SandboxProvider provider() {
        return OpenSandboxProviders.at(simulator.openSandbox());
    }

    @Override
    public SandboxProvider impatientProvider() {
        return OpenSandboxProviders.at(
                simulator.openSandbox(), OpenSandboxProviders.KEY, OpenSandboxProviders.IMPATIENT);
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

    @Override
    public Faults faults() {
        return simulator.faults();
    }

    @Override
    public String listing() {
        return "GET /sandboxes";
    }

    @Override
    public String creation() {
        return "POST /sandboxes";
    }

    @Override
    public List<String> secrets() {
        return List.of(OpenSandboxProviders.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void the_address_may_name_the_root_or_the_mount(String ending) {
        SandboxProvider provider = OpenSandboxProviders.at(URI.create(simulator.openSandbox() + ending));

        assertThat(provider.check().version()).isNotBlank();
    }

    @Test
    void a_long_listing_is_read_to_its_end() {
        simulator.fleet().resize(1_001);

        List<Sandbox> sandboxes = provider().list().sandboxes();

        assertThat(sandboxes)
                .extracting(sandbox -> sandbox.id().value())
                .containsExactlyElementsOf(simulator.fleet().ids());
        assertThat(simulator.requests().count("GET /sandboxes")).isEqualTo(6);
    }

    @Test
    void a_sandbox_without_team_belongs_to_the_connections_team() {
        Sandbox sandbox = provider().create(spec(null, Map.of()));

        assertThat(sandbox.team()).isEqualTo("nobody");
    }

    @Test
    void an_endpoint_leads_through_the_engines_proxy_if_asked() {
        Sandbox sandbox = provider().create(spec(null, Map.of()));

        assertThat(provider()
                        .endpoint(sandbox.id(), new EndpointRequest(8080, true, null))
                        .address())
                .endsWith("/opensandbox/sandboxes/%s/proxy/8080"
                        .formatted(sandbox.id().value()));
    }

    @Test
    void docker_has_no_signed_endpoints_and_no_pools() {
        Sandbox sandbox = provider().create(spec(null, Map.of()));
        EndpointRequest signed = new EndpointRequest(8080, false, now().plus(Duration.ofHours(1)));

        assertThatExceptionOfType(ProviderException.Unsupported.class)
                .isThrownBy(() -> provider().endpoint(sandbox.id(), signed))
                .withMessageContaining("does not support signed endpoints");
        assertThatExceptionOfType(ProviderException.Unsupported.class)
                .isThrownBy(() -> provider().pools())
                .withMessageContaining("does not support pools");
    }

    @Test
    void a_lost_create_answer_is_made_good_by_the_requests_label() {
        simulator.faults().on("POST /sandboxes").times(1).lostAnswer();

        Sandbox sandbox = provider().create(spec(null, Map.of(ReservedMetadata.REQUEST, "request-1", "other", "x")));

        assertThat(simulator.fleet().ids()).containsExactly(sandbox.id().value());
        assertThat(sandbox.metadata()).containsEntry(ReservedMetadata.REQUEST, "request-1");
        assertThat(simulator.requests().count("POST /sandboxes")).isEqualTo(1);
    }

    @Test
    void a_copy_with_the_requests_label_is_not_taken_for_the_sandbox_of_a_lost_answer() {
        var copy = SimulatedSandbox.running("copy", Instant.now().plusSeconds(60))
                .withMetadata(ReservedMetadata.REQUEST, "request-1");
        simulator.fleet().add(copy);
        simulator.faults().on("POST /sandboxes").times(1).lostAnswer();

        Sandbox sandbox = provider().create(spec(null, Map.of(ReservedMetadata.REQUEST, "request-1")));

        assertThat(sandbox.id().value()).isNotEqualTo(copy.id());
        assertThat(simulator.fleet().ids()).contains(sandbox.id().value());
    }
}
