package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.SortOrder.Key;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InventoryTests {

    private static final Actor ACTOR = TestInventory.person("owner-0-1");

    private static final List<String> FILTERS = List.of(
            "",
            "",
            "state:running",
            "-state:running label.purpose=ci",
            "creator:me",
            "creator:unknown age:>3d",
            "team:team-0,team-2,none",
            "expires:<10h job-1",
            "never-expires image:*node* connection:engine-1",
            "nothing-matches-this");

    @Test
    void any_page_of_any_actor_is_what_filtering_and_sorting_everything_would_give() {
        var random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            var synthetic = new SyntheticFleet(round, 1 + random.nextInt(40), 2);
            List<Sandbox> rows = new ArrayList<>(synthetic.sandboxes(random.nextInt(400)));
            AccessScope accessScope = anyReach(random);
            var test = TestInventory.within(accessScope, rows);
            for (int step = 0; step < 8; step++) {
                edit(test, rows, synthetic, random);
                Query query = anyQuery(random);

                Page page = test.inventory().page(ACTOR, query);

                assertThat(page)
                        .as("%s within %s", query, accessScope)
                        .isEqualTo(expected(rows, accessScope, query, page.version()));
            }
        }
    }

    @Test
    void walking_meets_what_all_pages_together_hold() {
        var random = new Random(815);
        for (int round = 0; round < 100; round++) {
            AccessScope accessScope = anyReach(random);
            List<Sandbox> rows = new SyntheticFleet(round, 12, 2).sandboxes(random.nextInt(300));
            var inventory = TestInventory.within(accessScope, rows).inventory();
            Query any = anyQuery(random);
            var all = new Query(any.filter(), any.sort(), 0, 1_000);

            assertThat(inventory.rows(ACTOR, all.filter(), all.sort()))
                    .as("%s within %s", all, accessScope)
                    .isEqualTo(inventory.page(ACTOR, all).rows());
        }
    }

    @Test
    void a_walk_does_not_see_what_changes_after_its_beginning() {
        List<Sandbox> rows = new SyntheticFleet(4, 3, 1).sandboxes(20);
        var test = TestInventory.within(new AccessScope(true, Set.of(), null), rows);

        var walk = test.inventory().rows(ACTOR, SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST);
        rows.forEach(test::lose);

        assertThat(walk).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void several_filters_are_counted_at_once() {
        List<Sandbox> rows = new SyntheticFleet(5, 3, 1).sandboxes(200);
        var inventory = TestInventory.within(new AccessScope(true, Set.of(), null), rows)
                .inventory();
        Set<SandboxFilter> filters = FILTERS.stream().map(SandboxFilter::parse).collect(Collectors.toSet());

        Map<SandboxFilter, Integer> counts = inventory.counts(ACTOR, filters);

        assertThat(counts).containsOnlyKeys(filters);
        counts.forEach((filter, count) -> assertThat(
                        inventory.page(ACTOR, Query.newest(filter, 1)).matching())
                .isEqualTo(count));
    }

    @Test
    void any_facet_counts_what_the_rest_of_the_filter_leaves() {
        var random = new Random(1147);
        Set<String> fields = Set.of("state", "creator", "team", "connection", "image", "label", "label.purpose");
        for (int round = 0; round < 100; round++) {
            List<Sandbox> rows = new SyntheticFleet(round, 12, 2).sandboxes(random.nextInt(300));
            AccessScope accessScope = anyReach(random);
            var test = TestInventory.within(accessScope, rows);
            SandboxFilter filter = SandboxFilter.parse(
                    FILTERS.get(random.nextInt(FILTERS.size())) + " " + FILTERS.get(random.nextInt(FILTERS.size())));

            Facets facets = test.inventory().facets(ACTOR, filter, fields);

            assertThat(counts(facets, "state"))
                    .isEqualTo(naive(
                            rows,
                            accessScope,
                            filter.without("state"),
                            row -> row.state().kind().word()));
            assertThat(counts(facets, "creator"))
                    .isEqualTo(naive(
                            rows,
                            accessScope,
                            filter.without("creator"),
                            row -> row.creator().id()));
            assertThat(counts(facets, "team"))
                    .isEqualTo(naive(
                            rows,
                            accessScope,
                            filter.without("team"),
                            row -> row.team() == null ? "none" : row.team()));
            assertThat(counts(facets, "connection"))
                    .isEqualTo(naive(
                            rows,
                            accessScope,
                            filter.without("connection"),
                            row -> row.id().connection().value()));
            assertThat(counts(facets, "label.purpose"))
                    .isEqualTo(naive(
                            rows,
                            accessScope,
                            filter.without("label.purpose"),
                            row -> row.metadata().get("purpose")));
            assertThat(facets.matching())
                    .isEqualTo(visible(rows, accessScope, filter).size());
        }
    }

    @Test
    void a_facet_promises_as_many_rows_as_its_value_then_finds() {
        var random = new Random(3);
        Set<String> fields = Set.of("state", "creator", "team", "connection", "image", "label", "label.purpose");
        List<String> filters =
                List.of("", "-state:failed,paused", "-team:none job-1", "label.purpose -creator:unknown");
        for (int round = 0; round < 20; round++) {
            var inventory = TestInventory.within(anyReach(random), new SyntheticFleet(round, 6, 2).sandboxes(150))
                    .inventory();
            SandboxFilter filter = SandboxFilter.parse(filters.get(round % filters.size()));

            Facets facets = inventory.facets(ACTOR, filter, fields);

            facets.byField()
                    .forEach((field, facet) -> facet.values().forEach(value -> {
                        var chosen = filter.without(field).with(field, Set.of(value.value()));
                        assertThat(inventory
                                        .page(ACTOR, Query.newest(chosen, 1))
                                        .matching())
                                .as("%s of %s under %s", value.value(), field, filter)
                                .isEqualTo(value.count());
                    }));
        }
    }

    @Test
    void copies_count_as_of_unknown_creators_and_as_of_no_other() {
        List<Sandbox> rows = new SyntheticFleet(1, 5, 1)
                .sandboxes(20).stream()
                        .map(row -> row.createdBy(Creator.Unknown.OF_COPY))
                        .toList();
        var test = TestInventory.within(new AccessScope(true, Set.of(), null), rows);

        Facets facets = test.inventory().facets(ACTOR, SandboxFilter.EVERYTHING, Set.of("creator"));

        assertThat(facets.of("creator").values()).containsExactly(new Value("unknown", 20, Creator.Unknown.CREATOR));
    }

    @Test
    void facets_list_the_most_frequent_first_and_keep_our_own_keys_to_themselves() {
        List<Sandbox> rows = new SyntheticFleet(1, 5, 1).sandboxes(200);
        var test = TestInventory.within(new AccessScope(true, Set.of(), null), rows);

        Facets facets = test.inventory().facets(ACTOR, SandboxFilter.EVERYTHING, Set.of("label", "creator"));

        assertThat(facets.of("label").values())
                .extracting(Value::value)
                .startsWith("purpose")
                .containsExactlyInAnyOrder("purpose", "name", "example.com/run");
        assertThat(facets.of("creator").values()).extracting(Value::count).isSortedAccordingTo((a, b) -> b - a);
        assertThat(facets.of("creator").values())
                .allSatisfy(value -> assertThat(value.creator()).isNotNull());
        assertThat(facets.of("state")).isEqualTo(new Facets.Facet(List.of(), 0));
    }

    @Test
    void a_field_whose_values_cannot_be_counted_is_refused() {
        var inventory = TestInventory.within(new AccessScope(true, Set.of(), null), List.of())
                .inventory();

        assertThatThrownBy(() -> inventory.facets(ACTOR, SandboxFilter.EVERYTHING, Set.of("age")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The values of “age” cannot be counted.");
    }

    @Test
    void a_sandbox_out_of_reach_cannot_be_found() {
        List<Sandbox> rows = new SyntheticFleet(2, 3, 1).sandboxes(50);
        AccessScope accessScope = TestInventory.reach(Set.of("team-1"), null);
        var inventory = TestInventory.within(accessScope, rows).inventory();

        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(inventory.find(ACTOR, row.id()).isPresent()).isEqualTo("team-1".equals(row.team())));
    }

    @Test
    void what_the_service_reports_is_on_the_next_page() {
        var sandbox = new SyntheticFleet(3, 3, 1).sandbox();
        var inventory = TestInventory.within(new AccessScope(true, Set.of(), null), List.of())
                .inventory();
        var query = Query.newest(SandboxFilter.EVERYTHING, 10);

        inventory.happened(new SandboxEvent.Changed(sandbox));
        Page created = inventory.page(ACTOR, query);
        var paused = SyntheticFleet.in(Kind.PAUSED, sandbox);
        inventory.happened(new SandboxEvent.Changed(paused));
        Page changed = inventory.page(ACTOR, query);
        inventory.happened(new SandboxEvent.Gone(sandbox.id()));
        Page deleted = inventory.page(ACTOR, query);

        assertThat(created.rows()).containsExactly(sandbox);
        assertThat(changed.rows()).containsExactly(paused);
        assertThat(deleted).isEqualTo(new Page(List.of(), 0, 0, 3));
    }

    private static void edit(TestInventory test, List<Sandbox> rows, SyntheticFleet synthetic, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                Sandbox fresh = synthetic.sandbox();
                rows.add(fresh);
                test.see(fresh);
            }
            case 1 -> {
                if (!rows.isEmpty()) {
                    test.lose(rows.remove(random.nextInt(rows.size())));
                }
            }
            case 2 -> {
                if (!rows.isEmpty()) {
                    int place = random.nextInt(rows.size());
                    Sandbox other = synthetic.like(rows.get(place).id());
                    rows.set(place, other);
                    test.see(other);
                }
            }
            default -> {
                for (int i = 0; i < rows.size(); i += 1 + random.nextInt(4)) {
                    rows.set(i, synthetic.like(rows.get(i).id()));
                }
                IntStream.range(0, random.nextInt(20)).forEach(_ -> rows.add(synthetic.sandbox()));
                test.list(rows);
            }
        }
    }

    private static AccessScope anyReach(Random random) {
        Set<String> teams = new HashSet<>();
        int many = random.nextBoolean() ? random.nextInt(4) : random.nextInt(60);
        for (int i = 0; i < many; i++) {
            teams.add("team-" + random.nextInt(60));
        }
        return new AccessScope(random.nextInt(5) == 0, teams, random.nextBoolean() ? "owner-0-1" : null);
    }

    private static Query anyQuery(Random random) {
        Key[] keys = Key.values();
        Key key = random.nextBoolean() ? Key.CREATED : keys[random.nextInt(keys.length)];
        var sort = new SortOrder(key, random.nextBoolean());
        var filter = SandboxFilter.parse(FILTERS.get(random.nextInt(FILTERS.size())));
        return new Query(filter, sort, random.nextInt(3) * random.nextInt(200), 1 + random.nextInt(80));
    }

    private static Page expected(List<Sandbox> rows, AccessScope accessScope, Query query, long version) {
        List<Sandbox> matching = visible(rows, accessScope, query.filter());
        List<Sandbox> page = matching.stream()
                .sorted(query.sort().comparator())
                .skip(query.offset())
                .limit(query.limit())
                .toList();
        return new Page(
                page,
                matching.size(),
                visible(rows, accessScope, SandboxFilter.EVERYTHING).size(),
                version);
    }

    private static List<Sandbox> visible(List<Sandbox> rows, AccessScope accessScope, SandboxFilter filter) {
        Predicate<Sandbox> test = filter.predicate(SyntheticFleet.NOW, ACTOR, LockView.NONE);
        return rows.stream()
                .filter(row -> accessScope.covers(row.team(), row.owner()))
                .filter(test)
                .toList();
    }

    private static Map<String, Integer> counts(Facets facets, String field) {
        return facets.of(field).values().stream().collect(Collectors.toMap(Value::value, Value::count));
    }

    private static Map<String, Integer> naive(
            List<Sandbox> rows, AccessScope accessScope, SandboxFilter filter, Function<Sandbox, String> value) {
        return visible(rows, accessScope, filter).stream()
                .filter(row -> value.apply(row) != null)
                .collect(Collectors.toMap(value, _ -> 1, Integer::sum));
    }
}
