package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxSpec;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineOverHttpContract;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.simulator.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.Faults;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.SimulatorSettings;
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

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests());
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
                DaytonaProviders.DAY, provided().list().getFirst().id().value());
    }

    private static SandboxProvider provided() {
        return DaytonaProviders.at(simulator.daytona().api());
    }

    @Test
    void a_long_listing_is_read_to_its_end_each_row_once() {
        simulator.daytona().fleet().resize(450);

        assertThat(provider().list()).extracting(Sandbox::id).doesNotHaveDuplicates();
        assertThat(provider().list()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.150.0", "0.190.0", "0.205.1"})
    void a_row_and_a_read_of_the_same_sandbox_agree_on_every_server(String version) {
        simulator.daytona().behaviour().version(version);
        simulator.daytona().fleet().resize(30);

        for (Sandbox row : provider().list()) {
            assertThat(provider().find(row.id())).hasValueSatisfying(read -> {
                assertThat(read.state()).isEqualTo(row.state());
                assertThat(read.metadata()).isEqualTo(row.metadata());
                assertThat(read.traits()).isEqualTo(row.traits());
            });
        }
        assertThat(provider().check().version()).isEqualTo(version);
    }

    @Test
    void rows_that_flap_are_listed_at_most_once() {
        simulator.daytona().fleet().resize(20);
        simulator.daytona().behaviour().turn(Switch.FLAPPING_LISTS, true);

        for (int look = 0; look < 5; look++) {
            assertThat(provider().list()).extracting(Sandbox::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_name_is_no_id() {
        simulator.daytona().fleet().resize(5);
        Sandbox named = provider().list().stream()
                .filter(sandbox -> sandbox.traits().name() != null)
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
        assertThat(right.list()).isEmpty();
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
        assertThat(provider.list()).isEmpty();
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
    void shared_snapshots_are_found_by_name_and_only_newer_servers_tell_that_others_are_templates() {
        assertThat(provider().findSnapshot("daytona-vm")).map(Snapshot::shared).hasValue(true);
        assertThat(provider().findSnapshot("acme-ci")).map(Snapshot::shared).hasValue(false);

        simulator.daytona().behaviour().version("0.205.1");

        assertThat(provider().findSnapshot("acme-ci")).map(Snapshot::shared).hasValue(true);
        assertThat(provider().snapshots()).extracting(Snapshot::name).contains("daytona-vm", "acme-ci");
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
        var provider = new DaytonaProviderFactory(RestClient.builder(), Clock.systemUTC(), DaytonaTimings.USUAL)
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
