package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.history.FailureInsights.Count;
import io.sandboxconsole.history.FailureInsights.Dimension;
import io.sandboxconsole.history.FailureInsights.Insights;
import io.sandboxconsole.history.FailureInsights.Period;
import io.sandboxconsole.history.FailureInsights.Population;
import io.sandboxconsole.history.FailureInsights.Question;
import io.sandboxconsole.history.FailureInsights.Rest;
import io.sandboxconsole.history.lastwords.KeptWords;
import io.sandboxconsole.history.lastwords.LastWords.Words;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two hundred sandboxes end within thirty days before the 24th of November, every third of them failed.
@ParameterizedClass
@EnumSource(Databases.class)
class FailureInsightsTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    private static final Period WEEK = Period.until(TODAY, 7, ZoneOffset.UTC);

    private static final Actor AUDITOR =
            Actors.person("ann", Role.AUDITOR).with(Set.of(new Grant(Role.AUDITOR, new Scope.All())));

    private final List<Sandbox> sandboxes = new SyntheticFleet(7, 6, 2).sandboxes(240);

    private final CountedStatements database;

    private final Guard guard;

    private final FailureInsights insights;

    private final KeptWords words;

    FailureInsightsTests(Databases databases) {
        StoppableDataSource migrated = databases.migrated();
        this.database = new CountedStatements(migrated);
        JdbcClient jdbc = JdbcClient.create(database);
        this.guard = Guards.on(TestTrail.on(migrated), new TestClock());
        this.insights = new FailureInsights(new FailureCounts(jdbc, new SandboxFields()), guard);
        this.words = new KeptWords(jdbc);
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < sandboxes.size(); i++) {
            Kind kind = i % 3 == 0 ? Kind.FAILED : Kind.RUNNING;
            lives.add(life(
                    withReason(SyntheticFleet.in(kind, sandboxes.get(i)), i),
                    i < 200 ? NOON.minus(Duration.ofHours(3L * i)) : null,
                    i));
        }
        new LifeRows(database).write(lives);
    }

    private static Life life(Sandbox sandbox, @Nullable Instant ended, int number) {
        Instant first = NOON.minus(Duration.ofDays(60));
        Cause[] causes = Cause.values();
        return new Life(
                sandbox,
                first,
                ended == null
                        ? null
                        : new End(
                                ended, ended.minusSeconds(5), causes[number % causes.length], null, null, null, null));
    }

    private String team() {
        return sandboxes.stream()
                .map(Sandbox::team)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static String filter(Period period, Population population) {
        return (population == Population.FAILED ? "state:failed " : "") + "ended:" + period.from() + ".."
                + period.end();
    }

    private int matching(AccessScope scope, String filter) {
        var parsed = SandboxFilter.parse(filter);
        return new HistorySearch(database)
                .page(
                        new HistorySearch.Request(parsed, AUDITOR, scope, NOON, LockView.NONE),
                        new HistoryQuery(parsed, HistoryOrder.NEWEST_FIRST, 0, 1))
                .matching();
    }

    /// One of eleven reasons, or none.
    private static Sandbox withReason(Sandbox sandbox, int number) {
        var status = sandbox.status();
        String reason = number % 4 == 0 ? null : "Reason" + number % 11;
        return sandbox.withStatus(
                new SandboxStatus(status.state(), reason, status.message(), status.lastTransitionAt()));
    }

    @Test
    void every_count_is_that_of_the_list_it_leads_to() {
        List<Actor> actors = List.of(AUDITOR, Actors.person("bob", Role.VIEWER, team()));
        for (Actor actor : actors) {
            AccessScope scope = guard.scope(actor, Permission.VIEW_SANDBOX);
            for (Population population : Population.values()) {
                for (int days : List.of(7, 30, 90)) {
                    ZoneId zone = days == 30 ? KATHMANDU : ZoneOffset.UTC;
                    Period period = Period.until(TODAY, days, zone);

                    Insights found = insights.of(actor, new Question(period, population, null, null));

                    assertThat(found.total().now()).isPositive();
                    for (Dimension dimension : Dimension.values()) {
                        String field = dimension.name().toLowerCase(Locale.ROOT) + ":";
                        String now = filter(period, population) + " ";
                        String before = filter(period.previous(), population) + " ";
                        List<Count> counts = Objects.requireNonNull(found.by().get(dimension));
                        assertThat(counts).isNotEmpty().allSatisfy(count -> {
                            String value = field + SandboxFilter.writtenValue(count.value());
                            assertThat(count.now()).as(now + value).isEqualTo(matching(scope, now + value));
                            assertThat(count.before()).as(before + value).isEqualTo(matching(scope, before + value));
                        });
                        String others = "-" + field
                                + counts.stream()
                                        .map(count -> SandboxFilter.writtenValue(count.value()))
                                        .collect(Collectors.joining(","));
                        Rest rest = found.rest().getOrDefault(dimension, new Rest(0, 0, 0));
                        assertThat(rest.now()).as(now + others).isEqualTo(matching(scope, now + others));
                        assertThat(rest.before()).as(before + others).isEqualTo(matching(scope, before + others));
                    }
                    assertThat(found.days().values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                            .isEqualTo(found.total().now());
                }
            }
        }
    }

    @Test
    void the_days_are_those_of_the_ends() {
        Insights found = insights.of(AUDITOR, new Question(WEEK, Population.ENDED, null, null));

        assertThat(found.days().keySet()).allMatch(day -> !day.isBefore(WEEK.first()) && !day.isAfter(TODAY));
        assertThat(found.days()).containsEntry(TODAY.minusDays(1), 8).containsEntry(TODAY, 5);
    }

    @Test
    void the_days_are_those_of_the_persons_time_zone() {
        // The ends of today, in UTC, are at 12, 9, 6, 3 and 0 o'clock: in Honolulu the last four were yesterday.
        ZoneId honolulu = ZoneId.of("Pacific/Honolulu");

        Insights found =
                insights.of(AUDITOR, new Question(Period.until(TODAY, 7, honolulu), Population.ENDED, null, null));

        assertThat(found.days()).containsEntry(TODAY.minusDays(1), 8).containsEntry(TODAY, 1);
        assertThat(insights.of(AUDITOR, new Question(Period.until(TODAY, 1, KATHMANDU), Population.ENDED, null, null))
                        .total())
                .isEqualTo(new Count("", 6, 8));
    }

    @Test
    void a_day_of_twenty_five_hours_has_all_its_ends() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate backToWinter = LocalDate.parse("2026-10-25");
        Period day = new Period(backToWinter, backToWinter, berlin);

        assertThat(Duration.between(day.from(), day.end())).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void what_the_engine_tells_is_counted_and_so_is_that_it_tells_nothing() {
        Insights found = insights.of(
                AUDITOR, new Question(Period.until(TODAY, 30, ZoneOffset.UTC), Population.ENDED, null, null));

        List<Count> reasons = Objects.requireNonNull(found.by().get(Dimension.REASON));
        assertThat(reasons).hasSize(FailureInsights.MOST_VALUES);
        assertThat(reasons.getFirst().value()).isEqualTo("none");
        assertThat(reasons.get(1).value()).startsWith("Reason");
        assertThat(Objects.requireNonNull(found.rest().get(Dimension.REASON)).values())
                .isEqualTo(4);
        assertThat(found.rest()).doesNotContainKey(Dimension.CONNECTION);
    }

    @Test
    void a_reason_narrows_every_count_but_those_of_the_reasons() {
        Insights all = insights.of(AUDITOR, new Question(WEEK, Population.ENDED, null, null));
        for (Count reason : Objects.requireNonNull(all.by().get(Dimension.REASON))) {
            Insights found = insights.of(AUDITOR, new Question(WEEK, Population.ENDED, reason.value(), null));

            assertThat(found.total()).isEqualTo(new Count("", reason.now(), reason.before()));
            assertThat(found.by().get(Dimension.REASON)).isEqualTo(all.by().get(Dimension.REASON));
            assertThat(Objects.requireNonNull(found.by().get(Dimension.CONNECTION)).stream()
                            .mapToInt(Count::now)
                            .sum())
                    .isEqualTo(reason.now());
            assertThat(found.days().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(reason.now());
            assertThat(found.examples())
                    .allSatisfy(example -> assertThat(Objects.requireNonNullElse(
                                    example.life().sandbox().status().reason(), "none"))
                            .isEqualTo(reason.value()));
        }
    }

    @Test
    void the_filters_of_a_question_find_what_was_counted() {
        AccessScope all = guard.scope(AUDITOR, Permission.VIEW_SANDBOX);
        ConnectionId connection = sandboxes.getFirst().id().connection();
        for (String reason : Arrays.asList(null, "none", "Reason3")) {
            for (Population population : Population.values()) {
                var question = new Question(WEEK, population, reason, connection);

                Insights found = insights.of(AUDITOR, question);

                assertThat(matching(all, question.filter()))
                        .as(question.filter())
                        .isEqualTo(found.total().now());
                assertThat(matching(all, question.before().filter()))
                        .isEqualTo(found.total().before());
                assertThat(matching(all, question.failing())).isEqualTo(found.failing());
                found.by().forEach((dimension, counts) -> {
                    counts.forEach(count -> assertThat(matching(all, question.filter(dimension, count.value())))
                            .as(question.filter(dimension, count.value()))
                            .isEqualTo(count.now()));
                    var named = counts.stream().map(Count::value).toList();
                    if (!named.isEmpty()) {
                        assertThat(matching(all, question.filterOfRest(dimension, named)))
                                .isEqualTo(found.rest()
                                        .getOrDefault(dimension, new Rest(0, 0, 0))
                                        .now());
                    }
                });
            }
        }
    }

    @Test
    void a_reason_that_no_database_holds_is_nobodys() {
        for (String odd : List.of("\0", "a\0b", "\ud83e", "x".repeat(5_000), "'; drop table history_sandbox --")) {
            Insights found = insights.of(AUDITOR, new Question(WEEK, Population.ENDED, odd, null));

            assertThat(found.total()).isEqualTo(new Count("", 0, 0));
            assertThat(found.by().get(Dimension.REASON)).isNotEmpty();
        }
    }

    @Test
    void a_connection_narrows_every_count() {
        Insights all = insights.of(AUDITOR, new Question(WEEK, Population.ENDED, null, null));
        int together = 0;
        for (Count connection : Objects.requireNonNull(all.by().get(Dimension.CONNECTION))) {
            Insights found = insights.of(
                    AUDITOR, new Question(WEEK, Population.ENDED, null, new ConnectionId(connection.value())));

            assertThat(found.total()).isEqualTo(new Count("", connection.now(), connection.before()));
            assertThat(found.by().get(Dimension.CONNECTION)).containsExactly(connection);
            assertThat(found.examples())
                    .allSatisfy(example -> assertThat(
                                    example.life().sandbox().id().connection().value())
                            .isEqualTo(connection.value()));
            together += found.failing();
        }
        assertThat(together).isEqualTo(all.failing());
    }

    @Test
    void those_that_have_failed_and_live_are_counted_apart() {
        Insights found = insights.of(AUDITOR, new Question(WEEK, Population.FAILED, null, null));

        assertThat(found.failing()).isEqualTo(13);
    }

    @Test
    void creators_have_their_names() {
        Insights found = insights.of(AUDITOR, new Question(WEEK, Population.ENDED, null, null));

        assertThat(found.creators().keySet())
                .containsExactlyInAnyOrderElementsOf(found.by().get(Dimension.CREATOR).stream()
                        .map(Count::value)
                        .toList());
        assertThat(found.creators())
                .allSatisfy((id, creator) -> assertThat(creator.id()).isEqualTo(id));
    }

    @Test
    void the_newest_failures_come_with_the_end_of_their_log() {
        Sandbox newest = sandboxes.getFirst();
        words.write(newest.id(), new Words(NOON, "one\ntwo\n\nthree\nfour\nfive\nsix\nseven\n", null, false));

        List<FailureInsights.Example> examples = insights.of(AUDITOR, new Question(WEEK, Population.FAILED, null, null))
                .examples();

        assertThat(examples).hasSize(FailureInsights.MOST_EXAMPLES);
        assertThat(examples.getFirst().life().sandbox().id()).isEqualTo(newest.id());
        assertThat(examples.getFirst().lastLines()).containsExactly("two", "three", "four", "five", "six", "seven");
        assertThat(examples.get(1).lastLines()).isEmpty();
    }

    @Test
    void who_may_see_nothing_is_told_nothing() {
        Actor stranger = Actors.person("eve", Role.VIEWER, "elsewhere");

        Insights found = insights.of(stranger, new Question(WEEK, Population.ENDED, null, null));

        assertThat(found.total()).isEqualTo(new Count("", 0, 0));
        assertThat(found.examples()).isEmpty();
        assertThat(found.failing()).isZero();
    }

    @Test
    void last_words_are_told_to_those_who_may_see_the_sandbox() {
        Sandbox failed = sandboxes.stream()
                .filter(sandbox -> sandbox.team() != null)
                .findFirst()
                .orElseThrow();
        words.write(failed.id(), new Words(NOON, "log", "event", true));
        var lastWords = words.lastWords(guard);

        assertThat(lastWords.of(AUDITOR, failed.id())).contains(new Words(NOON, "log", "event", true));
        assertThat(lastWords.of(Actors.person("bob", Role.VIEWER, failed.team()), failed.id()))
                .isPresent();
        assertThat(lastWords.of(Actors.person("eve", Role.VIEWER, "elsewhere"), failed.id()))
                .isEmpty();
    }

    @Test
    void four_statements_are_enough() {
        database.reset();

        insights.of(AUDITOR, new Question(WEEK, Population.ENDED, null, null));

        assertThat(database.statements()).isBetween(1, 4);
    }
}
