package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineOverHttpContract;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

class DaytonaProviderTests implements EngineOverHttpContract {

    /// A transition takes real time here.
    private static final Duration SHORT = Duration.ofMillis(200);

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(
                SimulatorSettings.forTests().withRuntime(SimulatedRuntime.DOCKER, SHORT, Duration.ZERO));
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
        return DaytonaProviders.at(simulator.daytona().api());
    }

    @Override
    public SandboxProvider impatientProvider() {
        return DaytonaProviders.at(simulator.daytona().api(), DaytonaProviders.IMPATIENT);
    }

    @Override
    public SandboxProvider providerWithAnotherKey() {
        return DaytonaProviders.at(simulator.daytona().api(), "another-key", null);
    }

    @Override
    public SandboxProvider providerOfNothing() {
        return DaytonaProviders.ofNothing();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public SandboxSpec spec(Map<String, String> metadata) {
        return new SandboxSpec(
                new SandboxSpec.Origin.Image("python:3.12", null),
                List.of(),
                null,
                Map.of(),
                Map.of("MODE", "test"),
                metadata,
                null,
                null);
    }

    @Override
    public Faults faults() {
        return simulator.daytona().faults();
    }

    @Override
    public String listing() {
        return "GET /sandbox";
    }

    @Override
    public String creation() {
        return "POST /sandbox";
    }

    @Override
    public List<String> secrets() {
        return List.of(DaytonaProviders.KEY);
    }

    private static SandboxId any() {
        return new SandboxId(
                DaytonaProviders.DAY,
                provided().list().sandboxes().getFirst().id().value());
    }

    private static SandboxProvider provided() {
        return DaytonaProviders.at(simulator.daytona().api());
    }

    @Test
    void a_long_listing_is_read_to_its_end_each_row_once() {
        simulator.daytona().fleet().resize(450);

        assertThat(provider().list().sandboxes()).extracting(Sandbox::id).doesNotHaveDuplicates();
        assertThat(provider().list().sandboxes()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.150.0", "0.190.0", "0.205.1"})
    void a_row_and_a_read_of_the_same_sandbox_agree_on_every_server(String version) {
        simulator.daytona().behaviour().version(version);
        simulator.daytona().fleet().resize(30);

        for (Sandbox row : provider().list().sandboxes()) {
            assertThat(provider().find(row.id())).hasValueSatisfying(read -> {
                assertThat(read.state()).isEqualTo(row.state());
                assertThat(read.metadata()).isEqualTo(row.metadata());
                assertThat(read.attributes()).isEqualTo(row.attributes());
            });
        }
        assertThat(provider().check().version()).isEqualTo(version);
    }

    @Test
    void rows_that_flap_are_listed_at_most_once() {
        simulator.daytona().fleet().resize(20);
        simulator.daytona().behaviour().turn(Switch.FLAPPING_LISTS, true);

        for (int look = 0; look < 5; look++) {
            assertThat(provider().list().sandboxes()).extracting(Sandbox::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_name_is_no_id() {
        simulator.daytona().fleet().resize(5);
        Sandbox named = provider().list().sandboxes().stream()
                .filter(sandbox -> sandbox.attributes().name() != null)
                .findFirst()
                .orElseThrow();

        assertThat(provider()
                        .find(new SandboxId(DaytonaProviders.DAY, named.name().orElseThrow())))
                .isEmpty();
    }

    @Test
    void a_token_of_a_person_opens_the_organization_it_is_sent_with() {
        String token = simulator.daytona().token("maria");
        URI api = simulator.daytona().api();

        SandboxProvider right =
                DaytonaProviders.at(api, token, simulator.daytona().organization());
        SandboxProvider wrong = DaytonaProviders.at(api, token, "00000000-0000-0000-0000-00000000ffff");

        assertThat(right.check().version()).isNotBlank();
        assertThat(right.list().sandboxes()).isEmpty();
        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(wrong::list);
    }

    @Test
    void a_key_that_was_rotated_is_rejected_until_a_check_finds_it_taken_again() {
        SandboxProvider provider = provider();
        simulator.daytona().acceptKey("another-key");
        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(provider::list);
        long asked = simulator.daytona().requests().total();

        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(provider::list);
        assertThat(simulator.daytona().requests().total()).isEqualTo(asked);

        simulator.daytona().acceptKey(DaytonaProviders.KEY);
        provider.check();
        assertThat(provider.list().sandboxes()).isEmpty();
    }

    @Test
    void an_endpoint_has_a_token_in_a_header_and_a_signed_one_has_it_in_its_address() {
        simulator.daytona().fleet().resize(1);

        Endpoint plain = provider().endpoint(any(), new EndpointRequest(3000, false, null));
        Endpoint signed = provider()
                .endpoint(any(), new EndpointRequest(3000, false, Instant.now().plusSeconds(300)));

        assertThat(plain.address()).startsWith("3000-").doesNotContain("://");
        assertThat(plain.headerNames()).containsExactly("x-daytona-preview-token");
        assertThat(plain.toString()).doesNotContain(plain.headers().get("x-daytona-preview-token"));
        assertThat(signed.address()).startsWith("3000-").isNotEqualTo(plain.address());
        assertThat(signed.headers()).isEmpty();
    }

    @Test
    void a_signature_for_longer_than_a_day_is_refused_with_the_field_at_fault() {
        EndpointRequest tooLong = new EndpointRequest(3000, false, Instant.now().plus(Duration.ofDays(2)));

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> provider().endpoint(new SandboxId(DaytonaProviders.DAY, "x"), tooLong))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo("signedUntil")));
    }

    @Test
    void what_the_engine_does_not_have_is_unsupported() {
        SandboxId id = new SandboxId(DaytonaProviders.DAY, "x");

        assertThatExceptionOfType(Unsupported.class).isThrownBy(() -> provider().pools());
        assertThatExceptionOfType(Unsupported.class)
                .isThrownBy(() -> provider().diagnostics(id, Diagnostics.Kind.LOGS));
        assertThatExceptionOfType(Unsupported.class).isThrownBy(() -> provider().renew(id, now()));
    }

    @Test
    void only_what_the_server_shares_is_shared_also_where_a_newer_one_tells_no_source() {
        simulator.daytona().behaviour().version("0.205.1");

        assertThat(provider().findSnapshot("daytona-vm")).map(Snapshot::shared).hasValue(true);
        assertThat(provider().findSnapshot("acme-ci")).map(Snapshot::shared).hasValue(false);
    }

    @Test
    void a_checkpoint_of_crabbox_is_not_deleted() {
        var provider = provider();

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> provider.deleteSnapshot("crabbox-chk_0a1b2c3d4e5f6071"))
                .withMessageContaining("checkpoint");
        assertThat(provider.findSnapshot("crabbox-chk_0a1b2c3d4e5f6071")).isPresent();
    }

    @Test
    void a_sandbox_that_somebody_built_from_an_image_says_so_in_the_listing_too() {
        simulator
                .daytona()
                .fleet()
                .add(started("built")
                        .withOrigin(new DaytonaSandbox.Origin(
                                simulator.daytona().organization(),
                                null,
                                "FROM python:3.12\n",
                                "container",
                                "us",
                                "daytona",
                                Map.of(),
                                null,
                                null)));

        assertThat(provider().list().sandboxes())
                .filteredOn(sandbox -> sandbox.title().equals("built"))
                .extracting(Sandbox::source)
                .containsExactly(new Sandbox.Source.Image("python:3.12"));
    }

    @Test
    void an_ambiguous_lease_stays_so_when_one_of_its_machines_is_read_alone() {
        Map<String, String> lease = Map.of("crabbox", "true", "provider", "daytona", "lease", "cbx_abcdef123456");
        String one = simulator.daytona().fleet().add(started("one").withLabels(lease));
        simulator.daytona().fleet().add(started("two").withLabels(lease));
        var provider = provider();
        provider.list().sandboxes();

        Sandbox alone = provider.find(new SandboxId(DaytonaProviders.DAY, one)).orElseThrow();

        assertThat(alone.attributes().lease())
                .isNotNull()
                .satisfies(read -> assertThat(read.ambiguous()).isTrue());
        assertThat(provider.obstacle(alone, SandboxAction.STOP)).isPresent();
    }

    @Test
    void only_a_newer_server_gives_a_life_an_end() {
        var older = provider();
        older.list();
        assertThat(older.capabilities().actions()).doesNotContain(SandboxAction.RENEW);
        assertThat(older.capabilities().takes(SpecPart.TIMEOUT)).isFalse();

        simulator.daytona().behaviour().version("0.205.1");
        var newer = provider();
        newer.list();

        assertThat(newer.capabilities().actions()).contains(SandboxAction.RENEW);
        assertThat(newer.capabilities().takes(SpecPart.TIMEOUT)).isTrue();
    }

    private DaytonaSandbox started(String name) {
        return DaytonaSandbox.started(name, simulator.daytona().organization(), Instant.now());
    }

    @Test
    void a_snapshot_that_an_admin_named_is_shared_on_older_servers_too() {
        var settings = new ConnectionSettings(
                DaytonaProviders.DAY,
                "Daytona",
                "daytona",
                simulator.daytona().api(),
                DaytonaProviders.KEY,
                null,
                null,
                null,
                null,
                Map.of(),
                Set.of("acme-ci"));
        var provider = new DaytonaProviderFactory(RestClient.builder(), Clock.systemUTC(), DaytonaProviderFactory.USUAL)
                .connect(settings);

        assertThat(provider.findSnapshot("acme-ci")).map(Snapshot::shared).hasValue(true);
        assertThat(provider.findSnapshot("acme-agents")).map(Snapshot::shared).hasValue(false);
        assertThat(provider.snapshots().stream().filter(Snapshot::shared).map(Snapshot::name))
                .containsExactlyInAnyOrder("acme-ci", "daytona-vm", "daytona-windows", "daytonaio/sandbox:0.5.0-slim");
    }

    @Test
    void the_regions_are_those_that_requests_may_name() {
        assertThat(provider().regions()).containsExactly(new Region("us", "us"), new Region("eu", "eu"));
    }

    @Test
    void a_snapshot_is_deleted_twice_without_error_and_a_shared_one_is_not() {
        String id = provider().findSnapshot("acme-2025").orElseThrow().id();
        String shared = provider().findSnapshot("daytona-vm").orElseThrow().id();

        provider().deleteSnapshot(id);
        provider().deleteSnapshot(id);

        assertThat(provider().findSnapshot(id)).isEmpty();
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> provider().deleteSnapshot(shared));
    }
}
