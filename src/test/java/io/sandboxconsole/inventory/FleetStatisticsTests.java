package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetStatisticsTests {

    private static final Actor ACTOR = TestInventory.person("owner-0-1");

    private static final AccessScope EVERYTHING = new AccessScope(true, Set.of(), null);

    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("Asia/Shanghai"), ZoneId.of("America/St_Johns"), ZoneId.of("UTC"));

    @Test
    void every_number_is_how_many_rows_its_filter_finds() {
        var random = new Random(2026);
        for (int round = 0; round < 40; round++) {
            List<Sandbox> rows = new SyntheticFleet(round, 6, 2).sandboxes(random.nextInt(300));
            AccessScope accessScope =
                    random.nextBoolean() ? EVERYTHING : TestInventory.reach(Set.of("team-0"), "owner-1-2");
            var inventory = TestInventory.within(accessScope, rows).inventory();

            FleetStatistics fleetStatistics = inventory.census(ACTOR, ZONES.get(round % ZONES.size()));

            assertThat(fleetStatistics.total()).isEqualTo(found(inventory, SandboxFilter.EVERYTHING));
            fleetStatistics.marks().forEach((mark, count) -> assertFound(inventory, mark.filter(), count));
            fleetStatistics.ages().forEach((age, count) -> assertFound(inventory, age.filter(), count));
            fleetStatistics.remains().forEach((left, count) -> assertFound(inventory, left.filter(), count));
            fleetStatistics.days().forEach(day -> assertFound(inventory, day.filter(), day.created()));
            fleetStatistics
                    .facets()
                    .byField()
                    .forEach((field, facet) -> facet.values()
                            .forEach(value ->
                                    assertFound(inventory, FleetStatistics.filter(field, value), value.count())));
        }
    }

    @Test
    void every_sandbox_has_one_age_and_one_remaining_time() {
        List<Sandbox> rows = new SyntheticFleet(7, 6, 2).sandboxes(500);
        var inventory = TestInventory.within(EVERYTHING, rows).inventory();

        FleetStatistics fleetStatistics = inventory.census(ACTOR, ZoneOffset.UTC);

        assertThat(fleetStatistics.ages().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(500);
        assertThat(fleetStatistics.remains().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(500);
        assertThat(fleetStatistics.ages()).containsOnlyKeys(FleetStatistics.Age.values());
        assertThat(fleetStatistics.remains()).containsOnlyKeys(FleetStatistics.Remaining.values());
        assertThat(fleetStatistics.marks()).containsOnlyKeys(FleetStatistics.Mark.values());
    }

    @Test
    void the_days_are_those_of_the_zone_and_end_today() {
        var inventory = TestInventory.within(EVERYTHING, List.of()).inventory();

        List<FleetStatistics.Day> here = inventory.census(ACTOR, ZoneOffset.UTC).days();
        List<FleetStatistics.Day> there =
                inventory.census(ACTOR, ZoneId.of("Pacific/Kiritimati")).days();

        assertThat(here).hasSize(FleetStatistics.DAYS);
        assertThat(here.getFirst().date()).isEqualTo(LocalDate.parse("2026-11-07"));
        assertThat(here.getLast().date()).isEqualTo(LocalDate.parse("2026-11-20"));
        assertThat(here.getLast().filter()).hasToString("created:2026-11-20..2026-11-20");
        assertThat(there.getLast().date()).isEqualTo(LocalDate.parse("2026-11-21"));
        assertThat(there.getLast().filter()).hasToString("created:2026-11-20T10:00:00Z..2026-11-21T10:00:00Z");
    }

    private static void assertFound(Inventory inventory, SandboxFilter filter, int count) {
        assertThat(found(inventory, filter)).as(filter.toString()).isEqualTo(count);
    }

    private static int found(Inventory inventory, SandboxFilter filter) {
        return inventory.page(ACTOR, Query.newest(filter, 1)).matching();
    }
}
