package io.sandboxconsole.history.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.RandomHistory;
import io.sandboxconsole.history.past.TimeMachine.Progress;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.FrozenFleet;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class TimeMachineTests {

    private static final int EVENTS = Integer.getInteger("asof.events", 5_000);

    private static final int INSTANTS = Integer.getInteger("asof.instants", 50);

    private static final AccessScope EVERYTHING = new AccessScope(true, Set.of(), null);

    private static final Actor ACTOR = TestInventory.person("owner-0-1");

    private static final List<String> FILTERS =
            List.of("", "state:running", "age:<2h -state:failed", "creator:me", "expires:<12h image:*node*");

    private final DataSource database;

    private final List<Coverage.Span> watched = new ArrayList<>();

    private final List<TimeMachine> opened = new ArrayList<>();

    TimeMachineTests(Databases databases) {
        this.database = databases.migrated();
    }

    @AfterEach
    void close() {
        opened.forEach(TimeMachine::destroy);
    }

    @Test
    void the_fleet_of_any_instant_is_what_replaying_the_log_gives() {
        var history = new RandomHistory(17, EVENTS);
        history.write(database);
        AccessScope scope = TestInventory.reach(Set.of("team-0", "team-4"), "owner-1-1");

        var replay = history.replay();
        List<Instant> instants =
                Stream.generate(history::anyInstant).limit(INSTANTS).sorted().toList();

        // One for all: each keeps the fleets that it has read.
        var machine = machine(EVERYTHING, history.end());
        for (Instant at : instants) {
            List<Sandbox> replayed = replay.at(at);
            var all = read(machine.at(at, _ -> {})).fleet();
            assertThat(Set.copyOf(rows(all, SandboxFilter.EVERYTHING)).equals(Set.copyOf(replayed)))
                    .as("every field at %s", at)
                    .isTrue();
            var some = FrozenFleet.of(
                    at,
                    all.rows(ACTOR, SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST)
                            .toList(),
                    _ -> scope);
            for (String text : FILTERS) {
                assertAnswers(all, replayed, text);
                assertAnswers(some, covered(scope, replayed), text);
            }
        }
    }

    /// The list and the facets are those of the same filter on the replayed fleet.
    private static void assertAnswers(FrozenFleet fleet, List<Sandbox> replayed, String text) {
        var filter = SandboxFilter.parse(text);
        List<Sandbox> expected = replayed.stream()
                .filter(filter.predicate(fleet.at(), ACTOR, LockView.NONE))
                .toList();

        assertSame(fleet, filter, expected);
        var facets = fleet.facets(ACTOR, filter);
        assertThat(facets.matching()).isEqualTo(expected.size());
        assertThat(counts(facets, "team"))
                .isEqualTo(grouped(expected, sandbox -> sandbox.team() == null ? "none" : sandbox.team()));
        assertThat(counts(facets, "connection"))
                .isEqualTo(
                        grouped(expected, sandbox -> sandbox.id().connection().value()));
    }

    /// As sets, because a comparison of lists in any order takes quadratic time; by id, because their fields were
    /// compared before.
    private static void assertSame(FrozenFleet fleet, SandboxFilter filter, List<Sandbox> expected) {
        List<Sandbox> rows = rows(fleet, filter);
        assertThat(rows).hasSameSizeAs(expected);
        assertThat(ids(rows).equals(ids(expected)))
                .as("%s at %s", filter, fleet.at())
                .isTrue();
    }

    private static List<Sandbox> rows(FrozenFleet fleet, SandboxFilter filter) {
        return fleet.rows(ACTOR, filter, SortOrder.NEWEST_FIRST).toList();
    }

    private static Set<SandboxId> ids(List<Sandbox> sandboxes) {
        return sandboxes.stream().map(Sandbox::id).collect(Collectors.toSet());
    }

    private static Map<String, Integer> counts(Facets facets, String field) {
        return facets.of(field).values().stream()
                .collect(Collectors.toMap(value -> value.value(), value -> value.count()));
    }

    private static Map<String, Integer> grouped(List<Sandbox> sandboxes, Function<Sandbox, String> field) {
        return sandboxes.stream().collect(Collectors.groupingBy(field, Collectors.summingInt(_ -> 1)));
    }

    private static List<Sandbox> covered(AccessScope scope, List<Sandbox> sandboxes) {
        return sandboxes.stream()
                .filter(sandbox -> scope.covers(sandbox.team(), sandbox.owner()))
                .toList();
    }

    @Test
    void the_line_counts_who_was_alive_within_the_scope() {
        var history = new RandomHistory(18, 2_000);
        history.write(database);
        AccessScope scope = TestInventory.reach(Set.of("team-0", "team-1"), "owner-2-1");

        for (AccessScope visible : List.of(EVERYTHING, scope, TestInventory.reach(Set.of(), null))) {
            List<AliveCount> line =
                    machine(visible, history.end()).line(ACTOR, RandomHistory.BEGIN, history.end(), 100);

            assertThat(line).hasSize(100).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
            for (AliveCount count : line) {
                long expected = history.known(count.at()).stream()
                        .filter(sandbox -> visible.covers(sandbox.team(), sandbox.owner()))
                        .count();
                assertThat(count.sandboxes()).as("at %s", count.at()).isEqualTo((int) expected);
            }
        }
    }

    @Test
    void the_team_of_that_instant_decides_who_sees_a_sandbox() {
        var history = new RandomHistory(19, 1_000);
        history.write(database);
        Instant at = RandomHistory.BEGIN.plus(
                Duration.between(RandomHistory.BEGIN, history.end()).dividedBy(2));
        AccessScope scope = TestInventory.reach(Set.of("team-1"), null);

        List<Sandbox> rows = fleet(scope, history.end(), at)
                .rows(ACTOR, SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST)
                .toList();

        assertThat(rows)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(covered(scope, history.replayed(at)))
                .anyMatch(sandbox -> history.known(history.end()).stream()
                        .filter(now -> now.id().equals(sandbox.id()))
                        .anyMatch(now -> !"team-1".equals(now.team())));
    }

    @Test
    void a_fleet_is_read_once_and_two_are_kept() {
        var history = new RandomHistory(20, 500);
        history.write(database);
        var machine = machine(EVERYTHING, history.end().plus(Duration.ofDays(1)));
        List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
        Instant first = RandomHistory.BEGIN.plusSeconds(600);

        PastFleet read = read(machine.at(first, progress::add));

        assertThat(progress.getFirst()).isEqualTo(new Progress(0, 0));
        assertThat(progress.getLast())
                .isEqualTo(new Progress(read.fleet().size(), read.fleet().size()));
        assertThat(read(machine.at(first.plusMillis(300), _ -> {}))).isSameAs(read);
        assertThat(machine.kept(first)).containsSame(read);
        read(machine.at(first.plusSeconds(1), _ -> {}));
        read(machine.at(first.plusSeconds(2), _ -> {}));
        assertThat(machine.kept(first)).isEmpty();
        assertThat(machine.kept(first.plusSeconds(1))).isPresent();
        assertThat(machine.kept(first.plusSeconds(2))).isPresent();
    }

    @Test
    void what_is_not_known_of_an_instant_stands_beside_it() {
        Instant start = RandomHistory.BEGIN;
        watch("prod", start, start.plusSeconds(3_600));
        watch("prod", start.plusSeconds(7_200), start.plusSeconds(90_000));
        var machine = machine(EVERYTHING, start.plusSeconds(90_060));
        var prod = new ConnectionId("prod");
        var gap = new PastNote.Gap(prod, start.plusSeconds(3_600), start.plusSeconds(7_200));

        assertThat(notes(machine, start.minusSeconds(1))).containsExactly(new PastNote.BeforeKnowledge(prod, start));
        assertThat(notes(machine, start.plusSeconds(60))).isEmpty();
        assertThat(notes(machine, start.plusSeconds(3_500))).containsExactly(gap);
        assertThat(notes(machine, start.plusSeconds(5_000))).containsExactly(gap);
        assertThat(notes(machine, start.plusSeconds(7_200))).isEmpty();
        assertThat(notes(machine, start.plusSeconds(90_050))).isEmpty();
        assertThat(notes(machine, start.plusSeconds(99_999)))
                .containsExactly(new PastNote.Future(start.plusSeconds(90_060)));
        assertThat(notes(machine(EVERYTHING, start.plusSeconds(99_999)), start.plusSeconds(95_000)))
                .containsExactly(new PastNote.Gap(prod, start.plusSeconds(90_000), null));
        assertThat(machine.earliest()).contains(start);
        Instant later = start.plus(Duration.ofDays(400));
        assertThat(notes(machine(EVERYTHING, later), start))
                .containsExactly(new PastNote.BeforeRetention(later.minus(Duration.ofDays(365))));
        assertThat(machine(EVERYTHING, later).earliest()).contains(later.minus(Duration.ofDays(365)));
    }

    @Test
    void nothing_is_known_before_anything_was_seen() {
        var machine = machine(EVERYTHING, RandomHistory.BEGIN);

        assertThat(machine.earliest()).isEmpty();
        assertThat(read(machine.at(RandomHistory.BEGIN, _ -> {})).fleet().size())
                .isZero();
    }

    private static List<PastNote> notes(TimeMachine machine, Instant at) {
        return read(machine.at(at, _ -> {})).notes();
    }

    private List<Coverage> coverage() {
        return watched.isEmpty() ? List.of() : List.of(new Coverage(new ConnectionId("prod"), watched));
    }

    private void watch(String connection, Instant since, Instant until) {
        watched.add(new Coverage.Span(since, until));
        JdbcClient.create(database)
                .sql("insert into history_watch (connection, since, until) values (?, ?, ?)")
                .params(connection, since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private FrozenFleet fleet(AccessScope scope, Instant now, Instant at) {
        return read(machine(scope, now).at(at, _ -> {})).fleet();
    }

    private static PastFleet read(TimeMachine.Request request) {
        return request.fleet()
                .toCompletableFuture()
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    private TimeMachine machine(AccessScope scope, Instant now) {
        var sources = new TimeMachine.Sources(JdbcClient.create(database), RandomHistory.fields(), this::coverage);
        var machine = new TimeMachine(sources, _ -> scope, Duration.ofDays(365), InstantSource.fixed(now));
        opened.add(machine);
        return machine;
    }
}
