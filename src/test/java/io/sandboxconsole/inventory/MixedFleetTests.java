package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Tests that filters, orders and counts treat sandboxes of all engines alike.
class MixedFleetTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final Actor BOB = Actors.person("bob", Role.OPERATOR, "ml");

    private static final int ROWS = 300;

    private static final int ROUNDS = 3_000;

    private static final List<String> TERMS = List.of(
            "state:running",
            "state:stopped,failed",
            "state:pending",
            "creator:me",
            "creator:ann",
            "creator:unknown",
            "team:ml",
            "team:none",
            "owner:bob",
            "owner:none",
            "connection:prod",
            "id:box-1",
            "image:python*",
            "image:none",
            "name:build-*",
            "name:build-7",
            "label.env",
            "label.env=dev",
            "label.env=p*",
            "age:>3d",
            "age:<=12h",
            "created:2026-11-10..2026-11-15",
            "expires:<2h",
            "never-expires",
            "build",
            "BUILD-1",
            "dev",
            "python",
            "uild*1");

    private final Random random = new Random(42);

    private final List<Sandbox> plain = IntStream.range(0, ROWS)
            .mapToObj(number -> sandbox(number, new Random(number), false))
            .toList();

    private final List<Sandbox> telling = IntStream.range(0, ROWS)
            .mapToObj(number -> sandbox(number, new Random(number), true))
            .toList();

    @Test
    void any_filter_finds_the_same_rows_whichever_engine_holds_them() {
        for (int round = 0; round < ROUNDS; round++) {
            String text = anyFilter();

            assertThat(found(text, telling)).as(text).isEqualTo(found(text, plain));
        }
    }

    @Test
    void every_count_is_the_same_whichever_engine_holds_the_rows() {
        Set<String> fields = Set.of("state", "creator", "team", "connection", "image", "label.env");
        for (int round = 0; round < ROUNDS / 10; round++) {
            SandboxFilter filter = SandboxFilter.parse(anyFilter());

            assertThat(counted(fields, filter, telling)).isEqualTo(counted(fields, filter, plain));
        }
    }

    @Test
    void what_all_engines_tell_orders_rows_alike_whichever_engine_holds_them() {
        for (SortOrder.Key key : SortOrder.Key.values()) {
            if (key != SortOrder.Key.ACTIVITY) {
                assertThat(ordered(key, telling)).as(key.word()).isEqualTo(ordered(key, plain));
            }
        }
    }

    @Test
    void what_only_one_engine_tells_leaves_the_rows_of_the_other_out() {
        List<Sandbox> mixed = IntStream.range(0, ROWS)
                .mapToObj(number -> number % 2 == 0 ? plain.get(number) : telling.get(number))
                .toList();

        assertThat(found("region:eu", mixed)).hasSize(ROWS / 2);
        assertThat(found("region:none", mixed)).hasSize(ROWS / 2);
        assertThat(found("activity:>=0s", mixed)).hasSize(ROWS / 2);
        assertThat(counted(Set.of("machine"), SandboxFilter.EVERYTHING, mixed)
                        .of("machine")
                        .values())
                .extracting(Facets.Value::value, Facets.Value::count)
                .containsExactlyInAnyOrder(tuple("container", ROWS / 2), tuple("none", ROWS / 2));
    }

    @Test
    void rows_without_activity_come_last_in_either_direction() {
        List<Sandbox> mixed = IntStream.range(0, ROWS)
                .mapToObj(number -> number % 2 == 0 ? plain.get(number) : telling.get(number))
                .toList();
        SortedRows rows = SortedRows.of(SortOrder.Key.ACTIVITY.comparator(), mixed);

        for (boolean descending : List.of(true, false)) {
            var order = new SortOrder(SortOrder.Key.ACTIVITY, descending);
            var places = order.places(rows);
            List<Sandbox> walked = IntStream.range(0, ROWS)
                    .mapToObj(place -> rows.get(places.applyAsInt(place)))
                    .toList();

            assertThat(walked)
                    .isEqualTo(mixed.stream().sorted(order.comparator()).toList());
            assertThat(walked.subList(0, ROWS / 2))
                    .allSatisfy(
                            row -> assertThat(row.attributes().lastActivityAt()).isNotNull());
        }
    }

    private String anyFilter() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> (random.nextInt(4) == 0 ? "-" : "") + TERMS.get(random.nextInt(TERMS.size())))
                .collect(Collectors.joining(" "));
    }

    private static List<SandboxId> found(String text, List<Sandbox> rows) {
        return rows.stream()
                .filter(SandboxFilter.parse(text).predicate(NOW, BOB, LockView.NONE))
                .map(Sandbox::id)
                .toList();
    }

    private static Facets counted(Set<String> fields, SandboxFilter filter, List<Sandbox> rows) {
        var count = new FacetCount(fields, filter, NOW, BOB, LockView.NONE);
        rows.forEach(count);
        return count.result(1);
    }

    private static List<SandboxId> ordered(SortOrder.Key key, List<Sandbox> rows) {
        return rows.stream().sorted(key.comparator()).map(Sandbox::id).toList();
    }

    /// The same sandbox in either shape: one engine has its name in the metadata and tells nothing else, the other has
    /// a name of its own, other words for states, and tells all traits.
    private static Sandbox sandbox(int number, Random random, boolean telling) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        boolean owned = random.nextBoolean();
        String name = "build-" + number;
        Map<String, String> metadata = new HashMap<>();
        if (random.nextBoolean()) {
            metadata.put("env", random.nextBoolean() ? "dev" : "prod");
        }
        if (!telling) {
            metadata.put(Sandbox.NAME_KEY, name);
        }
        Instant created = NOW.minus(Duration.ofMinutes(random.nextInt(20_000)));
        var attributes = new EngineAttributes(
                name,
                "container",
                "eu",
                null,
                created.plusSeconds(random.nextInt(600)),
                Intervals.NONE,
                true,
                false,
                null,
                null);
        return new Sandbox(
                new SandboxId(new ConnectionId("prod"), "box-" + number),
                new SandboxStatus(
                        new SandboxState(kind, telling ? "s" + kind.ordinal() : kind.word()), null, null, null),
                owned ? new Creator.User("bob", "Bob", Evidence.RECORDED) : Creator.Unknown.CREATOR,
                owned ? "bob" : null,
                random.nextBoolean() ? "ml" : null,
                random.nextInt(3) == 0 ? new Source.Unstated() : new Source.Image("python:3.1" + random.nextInt(4)),
                created,
                random.nextBoolean() ? created.plus(Duration.ofMinutes(random.nextInt(20_200))) : null,
                List.of(),
                null,
                metadata,
                telling ? attributes : EngineAttributes.NONE);
    }
}
