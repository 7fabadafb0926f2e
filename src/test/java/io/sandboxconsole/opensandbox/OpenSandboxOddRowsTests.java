package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Diagnostics.Kind;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that an odd row costs what is odd of it, in every read.
class OpenSandboxOddRowsTests {

    private static final String LIST = "GET /sandboxes";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final String ROW =
            "{\"id\":\"%s\",\"status\":{\"state\":\"Running\"},\"createdAt\":\"2026-11-22T11:24:40Z\"%s}";

    private static Simulator simulator;

    private SandboxProvider provider;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests().withKey(OpenSandboxProviders.KEY));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
        simulator.fleet().resize(0);
        provider = OpenSandboxProviders.at(simulator.openSandbox());
    }

    private SandboxListing listed(String... rows) {
        simulator.faults().on(LIST).times(1).answer(200, JSON, "{\"items\":[" + String.join(",", rows) + "]}");
        return provider.list();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"metadata\":{\"build\":{\"number\":17}}",
                ",\"metadata\":[]",
                ",\"entrypoint\":\"sleep infinity\"",
                ",\"entrypoint\":[\"a\",{}]",
                ",\"status\":null",
                ",\"status\":\"Running\"",
                ",\"status\":{\"state\":{}}",
                ",\"status\":{\"state\":\"Running\",\"lastTransitionAt\":[]}",
                ",\"createdAt\":\"soon\"",
                ",\"createdAt\":null",
                ",\"expiresAt\":\"0001-01-01T00:00:00Z\"",
                ",\"expiresAt\":true",
                ",\"image\":\"python\"",
                ",\"platform\":7",
                ",\"snapshotId\":{}"
            })
    void whatever_is_odd_the_row_and_its_neighbours_are_listed(String members) {
        SandboxListing listing = listed(ROW.formatted("a", ""), ROW.formatted("odd", members), ROW.formatted("b", ""));

        assertThat(listing.sandboxes())
                .extracting(sandbox -> sandbox.id().value())
                .containsExactly("a", "odd", "b");
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void a_member_that_cannot_be_read_costs_that_member_and_is_told() {
        SandboxListing listing = listed(
                ROW.formatted("a", ",\"metadata\":{\"build\":{\"number\":17},\"n\":7,\"none\":null,\"name\":\"web\"}"),
                ROW.formatted("b", ",\"entrypoint\":\"sleep infinity\",\"createdAt\":\"soon\",\"expiresAt\":[]"),
                "{\"id\":\"c\"}",
                ROW.formatted("d", ",\"metadata\":\"team=ops\""));

        assertThat(listing.sandboxes().get(0).metadata())
                .isEqualTo(Map.of("build", "{\"number\":17}", "n", "7", "name", "web"));
        assertThat(listing.sandboxes().get(1).entrypoint()).containsExactly("sleep infinity");
        assertThat(listing.sandboxes().get(1).createdAt()).isNull();
        assertThat(listing.sandboxes().get(2).state()).hasToString("Unknown");
        assertThat(listing.unreadable())
                .extracting(row -> "%d %s %s".formatted(row.position(), row.id(), row.problems()))
                .containsExactly(
                        "2 b [These members cannot be read: createdAt, expiresAt.]",
                        "3 c [The state is missing., The time of creation is missing.]",
                        "4 d [These members cannot be read: metadata.]");
    }

    @Test
    void a_row_whose_labels_cannot_be_read_is_no_teams_by_default() {
        SandboxListing listing = listed(ROW.formatted("a", ""), ROW.formatted("b", ",\"metadata\":[\"access.team\"]"));

        assertThat(listing.sandboxes()).extracting(Sandbox::team).containsExactly("nobody", null);
    }

    @Test
    void a_row_without_an_identity_costs_that_row_only_and_says_what_it_holds() {
        SandboxListing listing = listed(
                ROW.formatted("a", ""),
                "{\"metadata\":{\"name\":\"web\",\"access.team\":\"ops\",\"access.owner\":\"ann\"}}",
                "{\"id\":{\"uuid\":1},\"image\":{\"uri\":\"python:3.12\"}}",
                "\"b\"",
                "null");

        assertThat(listing.sandboxes()).hasSize(1);
        assertThat(listing.complete()).isFalse();
        assertThat(listing.unreadable())
                .filteredOn(UnreadableRow::leftOut)
                .extracting(row ->
                        "%d %s %s %s %s".formatted(row.position(), row.name(), row.team(), row.owner(), row.problems()))
                .containsExactly(
                        "2 web ops ann [The id is missing.]",
                        "3 python:3.12 nobody null [The id is missing., These members cannot be read: id.]",
                        "4 null null null [The row is not a JSON object.]",
                        "5 null null null [The row is not a JSON object.]");
    }

    @Test
    void a_simulated_fleet_with_odd_rows_is_listed_but_for_those_without_an_id() {
        simulator.fleet().resize(450);
        simulator.faults().on(LIST).oddRows();

        SandboxListing listing = provider.list();

        assertThat(listing.sandboxes()).hasSize(448).extracting(Sandbox::id).doesNotHaveDuplicates();
        assertThat(listing.unreadable()).filteredOn(UnreadableRow::leftOut).hasSize(3);
    }

    @Test
    void rows_without_an_id_that_look_alike_are_counted_one_by_one() {
        String row = "{\"metadata\":{\"a\":\"1\"}}";

        SandboxListing listing = listed(Collections.nCopies(150, row).toArray(String[]::new));

        assertThat(listing.unreadable()).hasSize(150);
        assertThat(listing.sandboxes()).isEmpty();
    }

    @Test
    void a_deep_label_is_left_out_and_told_and_a_long_number_is_shown() {
        String deep = "[".repeat(2_000) + "]".repeat(2_000);
        String members = ",\"metadata\":{\"deep\":%s,\"long\":%s}".formatted(deep, "9".repeat(3_000));

        SandboxListing listing = listed(ROW.formatted("a", members), ROW.formatted("b", ""));

        assertThat(listing.sandboxes()).hasSize(2);
        assertThat(listing.sandboxes().getFirst().metadata()).containsOnlyKeys("long");
        assertThat(listing.unreadable().getFirst().problems())
                .extracting(Object::toString)
                .containsExactly("These members cannot be read: metadata.deep.");
    }

    @Test
    void absurd_times_are_no_age_and_no_end() {
        SandboxListing listing = listed(
                ROW.formatted("a", ",\"createdAt\":\"0001-01-01T00:00:00Z\",\"expiresAt\":0"),
                ROW.formatted("b", ",\"expiresAt\":\"+57882-11-08T04:26:40Z\""),
                ROW.formatted("c", ",\"createdAt\":1795346680737,\"expiresAt\":\"2026-11-22 12:00:00+0000\""));

        assertThat(listing.sandboxes().subList(0, 2))
                .extracting(Sandbox::expiresAt)
                .containsOnlyNulls();
        assertThat(listing.sandboxes().getFirst().createdAt()).isNull();
        assertThat(listing.sandboxes().getLast().createdAt()).isEqualTo(Instant.parse("2026-11-22T11:24:40.737Z"));
        assertThat(listing.sandboxes().getLast().expiresAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Test
    void one_sandbox_is_read_without_what_is_odd_of_it() {
        simulator
                .faults()
                .on("GET /sandboxes/{id}")
                .answer(200, JSON, "{\"id\":\"a\",\"metadata\":{\"x\":[1]},\"entrypoint\":\"sh\",\"status\":7}");

        Sandbox sandbox =
                provider.find(new SandboxId(OpenSandboxProviders.PROD, "a")).orElseThrow();

        assertThat(sandbox.metadata()).isEqualTo(Map.of("x", "[1]"));
        assertThat(sandbox.entrypoint()).containsExactly("sh");
        assertThat(sandbox.state()).hasToString("Unknown");
    }

    @Test
    void snapshots_pools_endpoints_and_diagnostics_lose_only_what_is_odd() {
        SandboxId id = new SandboxId(OpenSandboxProviders.PROD, "a");
        simulator
                .faults()
                .on("GET /snapshots")
                .answer(
                        200,
                        JSON,
                        "{\"items\":[{\"id\":\"s1\",\"sandboxId\":7,\"status\":\"Ready\",\"createdAt\":{}},{\"name\":\"x\"},3,"
                                + "{\"id\":\"s2\",\"status\":{\"state\":\"Ready\"},\"createdAt\":1795346680}],\"pagination\":[]}");
        simulator
                .faults()
                .on("GET /pools")
                .answer(
                        200,
                        JSON,
                        "{\"items\":[{\"name\":\"p\",\"capacitySpec\":{\"bufferMin\":\"many\",\"poolMax\":3},\"status\":[]},"
                                + "{\"name\":{}},null]}");
        simulator
                .faults()
                .on("GET /sandboxes/{id}/endpoints/{port}")
                .answer(200, JSON, "{\"endpoint\":\"host:80\",\"headers\":{\"X-A\":\"1\",\"X-B\":{}},\"later\":[]}");
        simulator
                .faults()
                .on("GET /sandboxes/{id}/diagnostics/logs")
                .answer(200, JSON, "{\"content\":\"text\",\"truncated\":\"perhaps\",\"warnings\":\"one\"}");

        assertThat(provider.snapshots()).extracting(Snapshot::id).containsExactly("s2", "s1");
        assertThat(provider.pools()).extracting(Pool::name).containsExactly("p");
        assertThat(provider.pools().getFirst().capacity()).isEqualTo(new Pool.Capacity(0, 0, 0, 3));
        assertThat(provider.endpoint(id, new EndpointRequest(80, false, null)).headerNames())
                .containsExactly("X-A");
        assertThat(provider.diagnostics(id, Kind.LOGS).text()).isEqualTo("text");
    }

    @Test
    void json_of_another_kind_is_told_apart_from_what_is_no_json() {
        simulator.faults().on(LIST).times(1).answer(200, JSON, "[]");
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessageContaining("but not of the kind that such a call answers")
                .withMessageNotContaining("readable JSON");

        simulator.faults().on(LIST).times(1).answer(200, JSON, "{\"items\":[<html>");
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessageContaining("not readable JSON");
    }

    @Test
    void rows_of_which_every_member_is_odd_are_read_in_a_bounded_number_of_tries() {
        String odd = ",\"status\":[],\"createdAt\":[],\"expiresAt\":[],\"image\":[],\"platform\":[],\"metadata\":[],"
                + "\"snapshotId\":[],\"entrypoint\":[%s]";
        String words = String.join(",", Collections.nCopies(500, "{}"));

        SandboxListing listing = listed(ROW.formatted("a", odd.formatted(words)));

        assertThat(listing.sandboxes()).hasSize(1);
        assertThat(listing.unreadable().getFirst().problems().getFirst().toString())
                .startsWith("Many members cannot be read, among them: ");
    }
}
