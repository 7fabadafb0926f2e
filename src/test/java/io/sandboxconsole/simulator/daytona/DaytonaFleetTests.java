package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.account.FirstKeys;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Checks the generated Daytona fleet, its churn and its controls.
class DaytonaFleetTests extends DaytonaEngineTest {

    private List<DaytonaSandbox> sandboxes() {
        return daytona.fleet().ids().stream()
                .map(id -> daytona.fleet().find(id).orElseThrow())
                .toList();
    }

    @Test
    void one_sandbox_in_three_is_daytonas_unless_the_fleet_is_large() {
        assertThat(sizeBeside(400)).isEqualTo(200);
        assertThat(sizeBeside(60)).isEqualTo(30);
        assertThat(sizeBeside(2_000)).isEqualTo(200);
    }

    private int sizeBeside(int size) {
        SimulatorSettings.FleetSettings fleet = new SimulatorSettings.FleetSettings(size, 6, 7, -1);
        try (Simulator other = Simulator.start(
                new SimulatorSettings(
                        true,
                        0,
                        "k",
                        fleet,
                        0,
                        SimulatedRuntime.DOCKER,
                        86_400,
                        TRANSITION,
                        Duration.ZERO,
                        false,
                        true,
                        false),
                clock)) {
            return other.daytona().fleet().size();
        }
    }

    @Test
    void a_fleet_shows_every_kind_of_sandbox() {
        daytona.fleet().resize(600);
        List<DaytonaSandbox> fleet = sandboxes();

        assertThat(fleet).hasSize(600);
        assertThat(fleet)
                .extracting(sandbox -> sandbox.status().state())
                .contains("started", "stopped", "archived", "error", "build_failed", "paused", "hibernating");
        assertThat(fleet)
                .extracting(sandbox -> sandbox.origin().sandboxClass())
                .contains("container", "linux-vm", "windows", "android");
        assertThat(fleet).anyMatch(sandbox -> sandbox.intervals().ephemeral());
        assertThat(fleet).anyMatch(sandbox -> sandbox.origin().dockerfile() != null);
        assertThat(fleet).anyMatch(sandbox -> sandbox.status().recoverable());
        assertThat(fleet).anyMatch(sandbox -> sandbox.labels().containsKey("access.team"));
    }

    @Test
    void some_are_crabbox_leases_of_every_kind() {
        daytona.fleet().resize(600);
        List<DaytonaSandbox> leases =
                sandboxes().stream().filter(Crabbox::isLease).toList();
        long now = clock.instant().getEpochSecond();

        assertThat(leases).hasSizeGreaterThan(40);
        assertThat(leases)
                .anyMatch(lease -> lease.labels().containsKey("owner"))
                .anyMatch(lease -> lease.labels().containsKey("idle_timeout"))
                .anyMatch(lease -> "true".equals(lease.labels().get("keep")))
                .anyMatch(lease -> "cbx_ABC".equals(lease.labels().get("lease")))
                .anyMatch(lease -> "soon".equals(lease.labels().get("expires_at")))
                .anyMatch(lease -> Long.parseLong(lease.labels().get("created_at")) + 5_400 < now);
        assertThat(leases)
                .filteredOn(lease -> lease.labels().containsKey("owner"))
                .allMatch(lease -> lease.intervals().stop() == 0);
    }

    @Test
    void the_audit_log_knows_who_made_the_fleet() throws Exception {
        daytona.fleet().resize(300);
        Set<String> suffixes = new HashSet<>();
        Set<String> listed = new HashSet<>();

        JsonNode log = get("/audit/organizations/" + daytona.organization() + "?limit=200")
                .json();
        log.path("items")
                .values()
                .forEach(entry -> suffixes.add(entry.path("actorApiKeySuffix").asString("")));
        JsonNode keys = asPerson("maria", "GET", "/api-keys", "").json();
        keys.values().forEach(key -> listed.add(last(key.path("value").stringValue())));

        assertThat(suffixes).contains("1c4", "5e9", "d3f", "8a2", FirstKeys.DELETED_SUFFIX, "");
        assertThat(listed).contains("1c4", "5e9", "d3f", "8a2").doesNotContain(FirstKeys.DELETED_SUFFIX);
        assertThat(keys.values())
                .filteredOn(key -> last(key.path("value").stringValue()).equals("d3f"))
                .hasSize(2);
    }

    private static String last(String value) {
        return value.substring(value.length() - 3);
    }

    @Test
    void equal_seeds_make_equal_fleets() {
        try (Simulator other = Simulator.start(SimulatorSettings.forTests(), clock)) {
            daytona.fleet().resize(40);
            other.daytona().fleet().resize(40);

            assertThat(other.daytona().fleet().ids()).isEqualTo(daytona.fleet().ids());
        }
    }

    @Test
    void random_changes_keep_the_size_and_change_something() {
        daytona.fleet().resize(200);
        Set<DaytonaSandbox> before = new HashSet<>(sandboxes());

        daytona.fleet().touch(100);

        assertThat(daytona.fleet().size()).isBetween(190, 200);
        assertThat(sandboxes()).filteredOn(sandbox -> !before.contains(sandbox)).hasSizeGreaterThan(20);
    }

    @Test
    void a_fleet_lives_by_itself_at_the_rate_of_the_settings() {
        try (Simulator living = Simulator.start(SimulatorSettings.forTests().withChurnPerMinute(30), clock)) {
            living.daytona().fleet().resize(100);
            List<String> before = living.daytona().fleet().ids();

            clock.advance(Duration.ofMinutes(5));

            assertThat(living.daytona().fleet().ids()).isNotEqualTo(before);
            assertThat(living.daytona().fleet().size()).isBetween(40, 140);
        }
    }

    @Test
    void most_of_a_fleet_is_still_there_after_an_hour() {
        daytona.fleet().resize(200);

        clock.advance(Duration.ofHours(1));

        assertThat(daytona.fleet().size()).isGreaterThan(150);
    }

    @Test
    void the_engine_is_controlled_by_hand_like_the_other_one() throws Exception {
        try (EngineClient control =
                new EngineClient(URI.create("http://127.0.0.1:%d/_control".formatted(simulator.port())), null)) {
            control.post("/daytona/faults", "{\"route\":\"GET /sandbox\",\"effect\":\"status\",\"status\":502}");
            assertThat(get("/sandbox").status()).isEqualTo(502);
            assertThat(simulator.faults().scripted()).isEmpty();
            control.send("DELETE", "/daytona/faults", "");
            assertThat(control.get("/daytona/requests").text()).isEqualTo("{\"GET /sandbox\":1}");
            assertThat(control.post("/daytona/fleet", "{\"size\":12}").text()).isEqualTo("{\"size\":12}");
            assertThat(control.post("/daytona/fleet/changes", "{\"count\":3}").status())
                    .isEqualTo(200);
            control.post(
                    "/daytona/behaviour",
                    "{\"version\":\"0.170.0\",\"resize\":true,\"limits\":{\"authenticated\":{\"calls\":1,\"seconds\":9}}}");
            assertThat(get("/sandbox").json().isArray()).isTrue();
            assertThat(get("/sandbox").status()).isEqualTo(429);
            assertThat(control.post("/daytona/token", "{\"user\":\"aiko\"}").text())
                    .contains("eyJ");
            assertThat(control.get("/daytona/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    void a_reset_goes_back_to_the_start() throws Exception {
        daytona.behaviour().version("0.170.0");
        daytona.acceptKey("another");
        daytona.fleet().resize(10);

        simulator.reset();

        assertThat(get("/sandbox").text()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }
}
