package io.sandboxconsole.simulator.opensandbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Checks the generated fleet: lifelike, repeatable and of any size.
class FleetTests {

    private final MovingClock clock = new MovingClock();

    private Simulator start(int size, int teams, long seed) {
        return Simulator.start(SimulatorSettings.forTests().withFleet(size, teams, seed), clock);
    }

    private static List<SimulatedSandbox> sandboxes(Simulator simulator) {
        return simulator.fleet().ids().stream()
                .map(id -> simulator.fleet().find(id).orElseThrow())
                .toList();
    }

    @Test
    void equal_seeds_make_equal_fleets_and_others_do_not() {
        try (Simulator one = start(50, 6, 7);
                Simulator same = start(50, 6, 7);
                Simulator other = start(50, 6, 8)) {
            assertThat(sandboxes(one)).isEqualTo(sandboxes(same)).isNotEqualTo(sandboxes(other));
        }
    }

    @Test
    void a_fleet_shows_every_kind_of_sandbox() {
        try (Simulator simulator = start(1_000, 6, 7)) {
            List<SimulatedSandbox> fleet = sandboxes(simulator);

            assertThat(fleet)
                    .extracting(sandbox -> sandbox.status().state())
                    .contains("Running", "Paused", "Pending", "Failed", "Terminated", "Unknown", "Allocated");
            assertThat(fleet)
                    .extracting(sandbox -> sandbox.metadata().get("access.owner"))
                    .contains(
                            "operator",
                            "lead",
                            "admin",
                            "ci-pipeline-key",
                            "staging-ci",
                            "operator-research",
                            "lead-research",
                            "research-nightly");
            assertThat(fleet).anyMatch(sandbox -> !sandbox.metadata().containsKey("access.team"));
            assertThat(fleet).anyMatch(sandbox -> sandbox.expiresAt() == null);
            assertThat(fleet).anyMatch(sandbox -> sandbox.origin().image() == null);
            assertThat(fleet)
                    .anyMatch(sandbox ->
                            String.valueOf(sandbox.status().message()).lines().count() > 3);
            assertThat(fleet)
                    .allMatch(sandbox ->
                            sandbox.expiresAt() == null || sandbox.expiresAt().isAfter(clock.instant()));
            assertThat(fleet.getLast().createdAt()).isBefore(clock.instant().minus(Duration.ofDays(7)));
            assertThat(fleet.getFirst().createdAt()).isAfter(clock.instant().minus(Duration.ofMinutes(1)));
        }
    }

    @Test
    void all_metadata_are_labels_except_those_of_the_old_image() {
        Pattern label = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
        try (Simulator simulator = start(1_000, 30, 7)) {
            assertThat(sandboxes(simulator))
                    .filteredOn(
                            sandbox -> !Images.LABELLED.equals(sandbox.origin().image()))
                    .allMatch(sandbox -> sandbox.metadata().values().stream()
                            .allMatch(value -> label.matcher(value).matches()));
        }
    }

    @Test
    void many_teams_have_skewed_sizes() {
        try (Simulator simulator = start(5_000, 200, 7)) {
            Map<String, Long> sizes = sandboxes(simulator).stream()
                    .map(sandbox -> sandbox.metadata().getOrDefault("access.team", "none"))
                    .collect(groupingBy(team -> team, counting()));

            assertThat(sizes).hasSizeGreaterThan(150);
            assertThat(sizes.get("platform")).isGreaterThan(sizes.getOrDefault("team-150", 0L) * 10);
        }
    }

    @Test
    void random_changes_keep_the_size_and_change_something() {
        try (Simulator simulator = start(300, 6, 7)) {
            Set<SimulatedSandbox> before = new HashSet<>(sandboxes(simulator));

            simulator.fleet().touch(100);

            assertThat(simulator.fleet().size()).isEqualTo(300);
            assertThat(sandboxes(simulator))
                    .filteredOn(sandbox -> !before.contains(sandbox))
                    .hasSizeBetween(40, 100);
        }
    }

    @Test
    void sandboxes_are_added_changed_and_dropped_behind_the_engine() throws Exception {
        try (Simulator simulator = start(0, 6, 7);
                EngineClient client = EngineClient.of(simulator)) {
            String id = simulator
                    .fleet()
                    .add(SimulatedSandbox.running("mine", clock.instant())
                            .withId("fixed-id")
                            .withMetadata("access.team", "platform")
                            .withExpiry(clock.instant().plusSeconds(90)));

            assertThat(client.get("/sandboxes/fixed-id").status()).isEqualTo(200);
            simulator.fleet().change(id, sandbox -> sandbox.withExpiry(null));
            clock.advance(Duration.ofHours(1));
            assertThat(client.get("/sandboxes").ids()).containsExactly("fixed-id");
            assertThat(simulator.fleet().remove(id)).isTrue();
            assertThat(simulator.fleet().remove(id)).isFalse();
            assertThat(client.get("/sandboxes/fixed-id").status()).isEqualTo(404);
        }
    }

    @Test
    void ten_thousand_sandboxes_are_listed_completely() throws Exception {
        try (Simulator simulator = start(10_000, 200, 7);
                EngineClient client = EngineClient.of(simulator)) {
            Set<String> seen = new HashSet<>();

            for (int page = 1; page <= 50; page++) {
                seen.addAll(client.get("/sandboxes?pageSize=200&page=" + page).ids());
            }

            assertThat(seen).hasSize(10_000);
            assertThat(client.get("/sandboxes?state=failed&pageSize=1")
                            .json()
                            .path("pagination")
                            .path("totalItems")
                            .intValue())
                    .isBetween(500, 900);
        }
    }
}
