package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrozenFleetTests {

    private static final Actor ACTOR = TestInventory.person("owner-0-1");

    private final List<Sandbox> sandboxes = new SyntheticFleet(1, 20, 2).sandboxes(500);

    @Test
    void a_frozen_fleet_answers_as_the_inventory_does_at_that_instant() {
        for (var scope : List.of(
                new AccessScope(true, Set.of(), null),
                TestInventory.reach(Set.of("team-3"), "owner-0-1"),
                TestInventory.reach(Set.of(), null))) {
            var live = TestInventory.within(scope, sandboxes).inventory();
            var frozen = FrozenFleet.of(SyntheticFleet.NOW, sandboxes, _ -> scope);

            for (String text : List.of("", "age:<3d", "creator:me expires:<10h", "-state:running")) {
                var filter = SandboxFilter.parse(text);
                for (var key : SortOrder.Key.values()) {
                    var query = new Query(filter, new SortOrder(key, true), 5, 20);
                    assertThat(frozen.page(ACTOR, query).rows())
                            .isEqualTo(live.page(ACTOR, query).rows());
                }
                assertThat(frozen.facets(ACTOR, filter).byField())
                        .isEqualTo(live.facets(ACTOR, filter).byField());
                assertThat(frozen.rows(ACTOR, filter, SortOrder.NEWEST_FIRST))
                        .isEqualTo(
                                live.rows(ACTOR, filter, SortOrder.NEWEST_FIRST).toList());
                assertThat(frozen.counts(ACTOR, Set.of(filter))).isEqualTo(live.counts(ACTOR, Set.of(filter)));
            }
            assertThat(frozen.census(ACTOR, ZoneOffset.UTC).marks())
                    .isEqualTo(live.census(ACTOR, ZoneOffset.UTC).marks());
            sandboxes.forEach(
                    sandbox -> assertThat(frozen.find(ACTOR, sandbox.id())).isEqualTo(live.find(ACTOR, sandbox.id())));
        }
    }

    /// Large enough that several processors share it.
    @Test
    void a_large_fleet_answers_as_each_row_does() {
        List<Sandbox> many = new SyntheticFleet(1, 20, 2).sandboxes(VisibleRows.RowRanges.FEW + 101);
        var everything = new AccessScope(true, Set.of(), null);
        var frozen = FrozenFleet.of(SyntheticFleet.NOW, many, _ -> everything);
        List<Sandbox> newest =
                many.stream().sorted(SortOrder.NEWEST_FIRST.comparator()).toList();

        for (String text : List.of("state:running", "job-7", "-creator:me age:<10d", "name:nobody")) {
            var filter = SandboxFilter.parse(text);
            var matches = filter.predicate(SyntheticFleet.NOW, ACTOR, LockView.NONE);
            List<Sandbox> expected = newest.stream().filter(matches).toList();
            for (int offset : new int[] {0, 30, Math.max(0, expected.size() - 3), expected.size() + 1}) {
                Page page = frozen.page(ACTOR, new Query(filter, SortOrder.NEWEST_FIRST, offset, 20));

                assertThat(page.rows())
                        .isEqualTo(expected.stream().skip(offset).limit(20).toList());
                assertThat(page.matching()).isEqualTo(expected.size());
            }
            var count = new FacetCount(SandboxRows.USUAL_FACETS, filter, SyntheticFleet.NOW, ACTOR, LockView.NONE);
            frozen.rows(ACTOR, SandboxFilter.EVERYTHING, new SortOrder(SortOrder.Key.CREATED, false))
                    .forEach(count);
            assertThat(frozen.facets(ACTOR, filter).byField())
                    .isEqualTo(count.result(1).byField());
            assertThat(frozen.facets(ACTOR, filter).matching()).isEqualTo(expected.size());
        }
    }

    @Test
    void relative_times_count_from_its_instant() {
        var later = SyntheticFleet.NOW.plus(Duration.ofDays(30));
        var everything = new AccessScope(true, Set.of(), null);

        assertThat(FrozenFleet.of(SyntheticFleet.NOW, sandboxes, _ -> everything)
                        .facets(ACTOR, SandboxFilter.parse("age:<21d"))
                        .matching())
                .isEqualTo(500);
        assertThat(FrozenFleet.of(later, sandboxes, _ -> everything)
                        .facets(ACTOR, SandboxFilter.parse("age:<21d"))
                        .matching())
                .isZero();
    }

    @Test
    void one_sandbox_cannot_occur_twice() {
        List<Sandbox> twice = List.of(sandboxes.getFirst(), sandboxes.getFirst());

        assertThatThrownBy(() -> FrozenFleet.of(SyntheticFleet.NOW, twice, _ -> TestInventory.reach(Set.of(), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }
}
