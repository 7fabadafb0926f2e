package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests pages that continue behind a position, in every order and for narrow and wide readers.
class KeysetPageTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static final AccessScope EVERYTHING = new AccessScope(true, Set.of(), null);

    private static final AccessScope MIDDLE =
            new AccessScope(false, Set.of("team-1", "team-2", "team-3", "team-4", "team-5", "team-6"), "owner-1");

    private static final AccessScope NARROW = new AccessScope(false, Set.of("team-7"), "owner-2");

    static Stream<Arguments> cases() {
        return Stream.of(SortOrder.Key.values())
                .flatMap(key -> Stream.of(true, false).map(descending -> new SortOrder(key, descending)))
                .flatMap(sort -> Stream.of(EVERYTHING, MIDDLE, NARROW).map(scope -> Arguments.of(sort, scope)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pages_hold_what_the_whole_list_holds(SortOrder sort, AccessScope scope) {
        var random = new Random(7);
        List<Sandbox> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(row(i, random));
        }
        for (String text : List.of("", "state:running")) {
            var filter = SandboxFilter.parse(text);
            assertThat(paged(rows, scope, filter, sort)).isEqualTo(whole(rows, scope, filter, sort));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rows_that_come_change_and_go_hide_and_repeat_no_others(SortOrder sort, AccessScope scope) {
        var random = new Random(11);
        List<Sandbox> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row(i, random));
        }
        List<Sandbox> lasting = rows.subList(0, 150).stream().toList();
        List<SandboxId> expected = whole(lasting, scope, SandboxFilter.EVERYTHING, sort);

        List<SandboxId> seen = new ArrayList<>();
        @Nullable RowPosition after = null;
        int next = 300;
        do {
            var page = page(rows, scope, Query.behind(after, SandboxFilter.EVERYTHING, sort, 7));
            page.rows().forEach(row -> seen.add(row.id()));
            after = page.rows().size() < 7
                    ? null
                    : written(RowPosition.of(page.rows().getLast(), sort));
            for (int i = 0; i < 5; i++) {
                rows.remove(150 + random.nextInt(rows.size() - 150));
                rows.add(row(next++, random));
            }
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(expected::contains).toList()).isEqualTo(expected);
    }

    private static List<SandboxId> paged(List<Sandbox> rows, AccessScope scope, SandboxFilter filter, SortOrder sort) {
        List<SandboxId> seen = new ArrayList<>();
        @Nullable RowPosition after = null;
        do {
            var page = page(rows, scope, Query.behind(after, filter, sort, 13));
            page.rows().forEach(row -> seen.add(row.id()));
            after = page.rows().size() < 13
                    ? null
                    : written(RowPosition.of(page.rows().getLast(), sort));
        } while (after != null);
        return seen;
    }

    private static List<SandboxId> whole(List<Sandbox> rows, AccessScope scope, SandboxFilter filter, SortOrder sort) {
        return page(rows, scope, new Query(filter, sort, 0, 10_000)).rows().stream()
                .map(Sandbox::id)
                .toList();
    }

    private static Page page(List<Sandbox> rows, AccessScope scope, Query query) {
        return FrozenFleet.of(NOW, rows, _ -> scope).page(Actors.person("ann", Role.VIEWER), query);
    }

    /// The position as a cursor writes and reads it.
    private static RowPosition written(RowPosition position) {
        return RowPosition.read(
                position.sort(),
                position.id().connection().value(),
                position.id().value(),
                position.value(),
                position.tieBreaker());
    }

    private static Sandbox row(int number, Random random) {
        @Nullable Instant some = random.nextInt(4) == 0 ? null : NOW.minusSeconds(random.nextInt(20) * 60L);
        @Nullable Instant other = random.nextInt(4) == 0 ? null : NOW.plusSeconds(random.nextInt(20) * 60L);
        String name =
                random.nextInt(5) == 0 ? "" : List.of("a", "B", "b", "Ä", "z 1").get(random.nextInt(5));
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        String creator = "creator-" + random.nextInt(3);
        return new Sandbox(
                new SandboxId(new ConnectionId(random.nextBoolean() ? "prod" : "lab"), "id-" + number),
                new SandboxStatus(SandboxState.of(kind), null, null, null),
                new Creator.ApiKey(creator, random.nextBoolean() ? "CI" : "ci", false, Creator.Evidence.RECORDED),
                "owner-" + random.nextInt(100),
                random.nextInt(5) == 0 ? null : "team-" + random.nextInt(40),
                new Sandbox.Source.Image("image-" + random.nextInt(3)),
                some,
                other,
                List.of(),
                null,
                Map.of("name", name),
                new EngineAttributes(
                        null, null, null, null, other == null ? null : some, Intervals.NONE, false, false, null, null));
    }
}
