package io.sandboxconsole.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.history.HistoryOrder.Place;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import io.sandboxconsole.testing.Databases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each search is compared with the filter and the order in memory. `-Dhistory.rounds=2000` searches
/// more, in more lives.
@ParameterizedClass
@EnumSource(Databases.class)
class HistorySearchTests {

    private static final int ROUNDS = Integer.getInteger("history.rounds", 150);

    private static final long SEED = Long.getLong("history.seed", 20261120);

    private static final Actor ANN = Actors.person("ann", Role.VIEWER, "ml");

    private static final AccessScope ALL = new AccessScope(true, Set.of(), null);

    private static final AccessScope OWN = new AccessScope(false, Set.of("ml", "none"), "ann");

    private static final List<String> FACETS =
            List.of("state", "reason", "cause", "creator", "team", "connection", "image", "region", "machine", "lived");

    private final CountedStatements database;

    private final HistorySearch search;

    HistorySearchTests(Databases databases) {
        this.database = new CountedStatements(databases.migrated());
        this.search = new HistorySearch(database);
    }

    @Test
    void any_filter_and_order_finds_the_same_in_memory_and_in_the_database() {
        compare(new RandomLives(SEED), false);
    }

    @Test
    void lives_that_do_not_fit_into_the_columns_are_found_like_others() {
        compare(new RandomLives(SEED + 1), true);
    }

    private void compare(RandomLives random, boolean withAltered) {
        List<Life> lives = random.lives(ROUNDS * 2).stream()
                .filter(life -> withAltered || fits(life))
                .toList();
        new LifeRows(database).write(lives);
        LockView locks = withAltered ? LockView.NONE : locks(lives);
        int some = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var filter = random.filter();
            var request = new HistorySearch.Request(filter, ANN, round % 3 == 0 ? OWN : ALL, RandomLives.NOW, locks);
            var query = new HistoryQuery(filter, random.order(), random.number(8), 1 + random.number(60));
            String what = "seed %d, round %d: %s by %s".formatted(SEED, round, filter, query.order());

            var found = search.page(request, query);

            List<SandboxId> expected = lives.stream()
                    .filter(visible(request.scope()))
                    .filter(filter.lifePredicate(request.now(), ANN, request.locks()))
                    .sorted(query.order().comparator(request.now()))
                    .map(HistorySearchTests::id)
                    .toList();
            assertThat(ids(found.lives()))
                    .as(what)
                    .isEqualTo(expected.stream()
                            .skip(query.offset())
                            .limit(query.limit())
                            .toList());
            assertThat(found.matching()).as(what).isEqualTo(expected.size());
            try (var all = search.lives(request, query.order())) {
                assertThat(all.map(HistorySearchTests::id)).as(what).isEqualTo(expected);
            }
            if (round % 4 == 0) {
                assertThat(pageByPage(request, query)).as(what).isEqualTo(expected);
            }
            assertSameFacets(request, lives, what);
            some += expected.isEmpty() ? 0 : 1;
        }
        assertThat(some).as("rounds that found something").isGreaterThan(ROUNDS / 3);
    }

    /// Reads all pages, each behind the last life of the page before, whose place has become a text in between.
    private List<SandboxId> pageByPage(HistorySearch.Request request, HistoryQuery query) {
        List<SandboxId> read = new ArrayList<>();
        int size = 20 + query.limit();
        Place last = null;
        do {
            var page = search.page(request, new HistoryQuery(query.filter(), query.order(), 0, size, last));
            read.addAll(ids(page.lives()));
            last = page.last() == null ? null : written(page.last());
        } while (last != null);
        return read;
    }

    private static Place written(Place place) {
        return Place.of(place.order(), place.text(), place.connection(), place.sandbox(), place.now());
    }

    private static LockView locks(List<Life> lives) {
        return new LockView(Stream.of(
                        LockSubject.One.of(lives.getFirst().sandbox()),
                        LockSubject.OfCreator.of(lives.get(1).sandbox().creator()))
                .map(subject -> new SandboxLock(
                        UUID.randomUUID(), subject, null, null, "Ada", "ada", "Demo", Instant.EPOCH, null))
                .toList());
    }

    private void assertSameFacets(HistorySearch.Request request, List<Life> lives, String what) {
        var facets = search.facets(request, Set.copyOf(FACETS)).facets();
        for (String field : FACETS) {
            Map<String, Long> expected = lives.stream()
                    .filter(visible(request.scope()))
                    .filter(rest(request.filter(), field).lifePredicate(request.now(), ANN, request.locks()))
                    .collect(groupingBy(life -> value(field, life), counting()));
            var counted = facets.of(field);
            assertThat(counted.values().stream()
                            .collect(Collectors.toMap(Facets.Value::value, value -> (long) value.count())))
                    .as("%s of %s", field, what)
                    .isEqualTo(expected);
        }
        for (var value : facets.of("creator").values()) {
            assertThat(Objects.requireNonNull(value.creator()).id()).as(what).isEqualTo(value.value());
        }
    }

    private static SandboxFilter rest(SandboxFilter filter, String field) {
        return field.equals("lived") ? filter.withTimes(field, List.of()) : filter.without(field);
    }

    /// The narrowest bound of its lifetime.
    private static String lived(Life life) {
        return Stream.of(">7d", ">1d", ">1h", "<10m")
                .filter(time -> SandboxFilter.parse("lived:" + time)
                        .lifePredicate(RandomLives.NOW, ANN, LockView.NONE)
                        .test(life))
                .findFirst()
                .orElse("none");
    }

    private static String value(String field, Life life) {
        Sandbox sandbox = life.sandbox();
        return switch (field) {
            case "state" -> sandbox.state().kind().word();
            case "cause" -> life.end() == null ? "none" : life.end().cause().word();
            case "reason" -> Objects.requireNonNullElse(sandbox.status().reasonWord(), "none");
            case "creator" -> sandbox.creator().id();
            case "team" -> Objects.requireNonNullElse(sandbox.team(), "none");
            case "connection" -> sandbox.id().connection().value();
            case "image" ->
                sandbox.source() instanceof Sandbox.Source.Unstated
                        ? "none"
                        : sandbox.source().text();
            case "region" -> Objects.requireNonNullElse(sandbox.attributes().region(), "none");
            case "machine" -> Objects.requireNonNullElse(sandbox.attributes().machine(), "none");
            case "lived" -> lived(life);
            default -> throw new IllegalArgumentException(field);
        };
    }

    @Test
    void a_page_with_its_count_and_facets_takes_four_statements() {
        List<Life> whole = new RandomLives(7)
                .lives(80).stream().filter(HistorySearchTests::fits).toList();
        new LifeRows(database).write(whole);
        var filter = SandboxFilter.parse("-state:failed lived:>=0s -zzz");
        var request = new HistorySearch.Request(filter, ANN, ALL, RandomLives.NOW, LockView.NONE);
        database.reset();

        var page = search.page(request, new HistoryQuery(filter, HistoryOrder.NEWEST_FIRST, 0, 10));
        var facets = search.facets(request, Set.copyOf(FACETS)).facets();

        assertThat(page.matching()).isEqualTo(facets.matching()).isPositive();
        assertThat(database.statements()).isLessThanOrEqualTo(4);
    }

    @Test
    void a_lifetime_counts_every_life_that_its_filter_finds() {
        new LifeRows(database)
                .write(new RandomLives(10)
                        .lives(300).stream().filter(HistorySearchTests::fits).toList());
        var request = new HistorySearch.Request(SandboxFilter.EVERYTHING, ANN, ALL, RandomLives.NOW, LockView.NONE);

        var counted = search.facets(request, Set.of("lived"));

        for (String time : LifeFacets.LIFETIMES) {
            var listed = new HistorySearch.Request(
                    SandboxFilter.parse("lived:" + time), ANN, ALL, RandomLives.NOW, LockView.NONE);
            assertThat(counted.lived(time))
                    .as(time)
                    .isEqualTo(search.page(listed, query(listed, 1)).matching());
        }
        assertThat(counted.lived(">1h")).isPositive();
    }

    private static boolean fits(Life life) {
        return Boolean.FALSE.equals(
                LifeColumns.of(life, life.firstSeen(), Map.of()).get("altered"));
    }

    @Test
    void counting_stops_at_a_thousand() {
        List<Life> whole = new RandomLives(8)
                .lives(600).stream().filter(HistorySearchTests::fits).limit(101).toList();
        new LifeRows(database).write(whole);
        multiply();
        var everything = new HistorySearch.Request(SandboxFilter.EVERYTHING, ANN, ALL, RandomLives.NOW, LockView.NONE);
        var checked =
                new HistorySearch.Request(SandboxFilter.parse("-\"\0\""), ANN, ALL, RandomLives.NOW, LockView.NONE);

        var page = search.page(everything, query(everything, 3));
        var read = search.page(checked, query(checked, 3));

        assertThat(page.matching()).isEqualTo(HistoryPage.MOST_COUNTED);
        assertThat(page.capped()).isTrue();
        assertThat(page.lives()).hasSize(3);
        assertThat(read.capped()).isTrue();
        assertThat(search.facets(everything, Set.of("state")).facets().matching())
                .isEqualTo(101 * 101);
    }

    private static HistoryQuery query(HistorySearch.Request request, int limit) {
        return new HistoryQuery(request.filter(), HistoryOrder.NEWEST_FIRST, 0, limit);
    }

    /// A hundred copies of every row.
    private void multiply() {
        String columns = "connection, first_seen, begun, last_seen, events, state, creator, evidence, state_key, "
                + "title_key, creator_key, texts, labels, altered, fields";
        JdbcClient.create(database)
                .sql("insert into history_sandbox (sandbox, " + columns + ") select concat('copy-', a.no, '-', b.no), "
                        + columns.replaceAll("(\\w+)", "a.$1")
                        + " from history_sandbox a cross join (select no from history_sandbox order by no limit 100) b")
                .update();
    }

    @Test
    void an_actor_without_a_scope_finds_nothing() {
        new LifeRows(database).write(new RandomLives(9).lives(20));
        var nothing = new HistorySearch.Request(
                SandboxFilter.EVERYTHING, ANN, new AccessScope(false, Set.of(), null), RandomLives.NOW, LockView.NONE);

        assertThat(search.page(nothing, query(nothing, 5)).matching()).isZero();
        assertThat(search.facets(nothing, Set.of("state")).facets().matching()).isZero();
    }

    private static Predicate<Life> visible(AccessScope scope) {
        return life -> scope.covers(life.sandbox().team(), life.sandbox().owner());
    }

    private static SandboxId id(Life life) {
        return life.sandbox().id();
    }

    private static List<SandboxId> ids(List<Life> lives) {
        return lives.stream().map(HistorySearchTests::id).toList();
    }
}
