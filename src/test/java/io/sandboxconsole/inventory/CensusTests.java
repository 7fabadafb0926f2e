package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Reach;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CensusTests {

    private static final Actor ACTOR = TestInventory.person("owner-0-1");

    private static final List<SandboxFilter> FILTERS = Stream.of(
                    "state:failed",
                    "expires:<0s",
                    "expires:>=0s expires:<1h",
                    "age:>=1d age:<3d",
                    "never-expires",
                    "creator:me")
            .map(SandboxFilter::parse)
            .toList();

    @Test
    void a_census_counts_what_the_lists_of_its_filters_and_facets_show() {
        for (Reach reach :
                List.of(new Reach(true, Set.of(), null), TestInventory.reach(Set.of("team-1"), "owner-0-1"))) {
            var inventory = TestInventory.within(reach, new SyntheticFleet(7, 5, 2).sandboxes(500))
                    .inventory();

            var census = inventory.census(ACTOR, FILTERS);

            assertThat(census.total()).isPositive().isEqualTo(matching(inventory, SandboxFilter.EVERYTHING));
            assertThat(census.facets()).isEqualTo(inventory.facets(ACTOR, SandboxFilter.EVERYTHING));
            assertThat(FILTERS)
                    .allSatisfy(filter -> assertThat(census.of(filter)).isEqualTo(matching(inventory, filter)));
        }
    }

    @Test
    void what_was_not_asked_has_no_answer() {
        var census = TestInventory.within(new Reach(true, Set.of(), null), List.of())
                .inventory()
                .census(ACTOR, FILTERS);

        assertThatThrownBy(() -> census.of(SandboxFilter.parse("state:other")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state:other");
    }

    private static int matching(Inventory inventory, SandboxFilter filter) {
        return inventory.page(ACTOR, Query.newest(filter, 1)).matching();
    }
}
