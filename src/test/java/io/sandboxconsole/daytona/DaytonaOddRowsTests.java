package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tests that an odd row of a Daytona server costs what is odd of it, in every read.
class DaytonaOddRowsTests extends DaytonaChangeTest {

    private static final String ROW =
            "{\"id\":\"%s\",\"createdAt\":\"2026-11-22T11:24:40.737Z\",\"state\":\"started\",\"snapshot\":\"base\"%s}";

    private final CannedServer server = new CannedServer();

    private final DaytonaProvider provider = DaytonaProviders.at(server.api());

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void a_member_that_cannot_be_read_costs_that_member_and_is_told() {
        server.answer(
                "/sandbox",
                200,
                "[%s,%s,%s,%s]"
                        .formatted(
                                ROW.formatted("a", ",\"labels\":{\"build\":{\"number\":17},\"n\":7}"),
                                ROW.formatted("b", ",\"cpu\":{},\"autoStopInterval\":\"often\",\"buildInfo\":7"),
                                ROW.formatted("c", ",\"labels\":[\"x\"],\"memory\":1e999999999"),
                                ROW.formatted("d", ",\"autoDestroyAt\":\"0001-01-01T00:00:00Z\",\"createdAt\":0")));

        SandboxListing listing = provider.list();

        assertThat(listing.sandboxes()).extracting(Sandbox::title).containsExactly("a", "b", "c", "d");
        assertThat(listing.sandboxes().getFirst().metadata()).isEqualTo(Map.of("build", "{\"number\":17}", "n", "7"));
        assertThat(listing.sandboxes().getLast().createdAt()).isNull();
        assertThat(listing.sandboxes().getLast().expiresAt()).isNull();
        assertThat(listing.complete()).isTrue();
        assertThat(listing.unreadable())
                .extracting(row -> "%d %s".formatted(row.position(), row.problems()))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("2 ").contains("cpu", "autoStopInterval", "buildInfo"),
                        row -> assertThat(row).startsWith("3 ").contains("labels"),
                        row -> assertThat(row).isEqualTo("4 [The time of creation is missing.]"));
    }

    @Test
    void a_simulated_fleet_with_odd_rows_is_listed_but_for_those_without_an_id() {
        IntStream.range(0, 20)
                .forEach(i -> daytona.fleet()
                        .add(DaytonaSandbox.started("web-" + i, daytona.organization(), clock.instant())));
        DaytonaProvider curious = DaytonaProviders.at(daytona.api());
        int all = curious.list().sandboxes().size();
        daytona.faults().on("GET /sandbox").oddRows();

        SandboxListing listing = DaytonaProviders.at(daytona.api()).list();

        assertThat(listing.unreadable()).filteredOn(UnreadableRow::leftOut).hasSize(3);
        assertThat(listing.sandboxes()).hasSize(all - 2);
        // Whoever knows them already keeps them.
        assertThat(curious.list().sandboxes()).hasSize(all);
    }

    @Test
    void rows_that_lose_their_identity_by_the_hundred_end_nothing() {
        String known = IntStream.range(0, 150)
                .mapToObj(i -> ROW.formatted("s" + i, ""))
                .collect(Collectors.joining(","));
        String lost = IntStream.range(0, 150)
                .mapToObj(i -> "{\"name\":\"s%d\"}".formatted(i))
                .collect(Collectors.joining(","));
        server.answer("/sandbox", 200, "[" + known + "]").answer("/sandbox", 200, "[" + lost + "]");
        IntStream.range(0, 150).forEach(i -> server.answer("/sandbox/s" + i, 200, ROW.formatted("s" + i, "")));
        assertThat(provider.list().sandboxes()).hasSize(150);

        SandboxListing listing = provider.list();

        assertThat(listing.sandboxes()).hasSize(150);
        assertThat(listing.unreadable()).filteredOn(UnreadableRow::leftOut).hasSize(150);
    }

    @Test
    void pages_of_rows_without_an_id_lead_to_the_end() {
        for (int page = 1; page < 15; page++) {
            server.answer("/sandbox", 200, "{\"items\":[{}],\"nextCursor\":\"%d\"}".formatted(page));
        }
        server.answer("/sandbox", 200, "{\"items\":[%s],\"nextCursor\":null}".formatted(ROW.formatted("a", "")));

        SandboxListing listing = provider.list();

        assertThat(listing.sandboxes()).hasSize(1);
        assertThat(listing.unreadable()).hasSize(14);
    }

    @Test
    void snapshots_regions_and_audit_entries_lose_only_what_is_odd() {
        server.answer(
                        "/snapshots",
                        200,
                        "{\"items\":[{\"id\":\"s1\",\"state\":[],\"createdAt\":\"soon\",\"general\":\"yes\"},{\"name\":\"x\"},7],"
                                + "\"page\":1,\"totalPages\":1}")
                .answer("/regions", 200, "[{\"id\":\"eu\",\"name\":{}},{\"id\":[]},3]")
                .answer("/api-keys/current", 200, "{\"name\":\"k\",\"organizationId\":\"acme\",\"createdAt\":[]}")
                .answer(
                        "/audit/organizations/acme",
                        200,
                        "{\"items\":[7,{\"id\":\"1\",\"createdAt\":\"soon\"},{\"id\":\"2\",\"action\":\"start\",\"statusCode\":\"ok\","
                                + "\"targetType\":\"sandbox\",\"targetId\":\"a\",\"createdAt\":\"2026-11-22T11:24:40Z\"}],\"totalPages\":1}");

        assertThat(provider.snapshots())
                .extracting(Snapshot::id, Snapshot::state, Snapshot::shared)
                .hasSize(1);
        assertThat(provider.regions()).extracting(region -> region.id()).containsExactly("eu");
        assertThat(provider.records().orElseThrow().acts(Instant.parse("2026-11-22T00:00:00Z")))
                .extracting(act -> act.action())
                .containsExactly("start");
    }

    @Test
    void labels_that_cannot_be_read_are_not_written_over() {
        server.answer("/sandbox/a", 200, ROW.formatted("a", ",\"labels\":[\"x\"]"));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> provider.editMetadata(
                        new SandboxId(DaytonaProviders.DAY, "a"), new MetadataPatch(Map.of("k", "v"), Set.of())))
                .withMessageContaining("nothing was changed");
        assertThat(server.received()).noneMatch(call -> call.call().startsWith("PUT"));
    }
}
