package io.sandboxconsole.audit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Databases.class)
class AuditTrailTests {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00.123456Z");

    private static final Visible EVERYTHING = new Visible(true, Set.of(), null);

    private final StoppableDataSource database;

    private final AuditTrail trail;

    AuditTrailTests(Databases databases) {
        this.database = databases.migrated();
        this.trail = TestTrail.on(database).trail();
    }

    @Test
    void a_row_reads_back_exactly_as_it_was_written() {
        var event = new AuditEvent(
                NOON,
                UUID.randomUUID(),
                Phase.OUTCOME,
                new Who("sub-1", "Ada Lovelace", "person", "console", "10.0.0.1"),
                "delete",
                new What("prod", "sb-1", "build", "platform", "sub-1"),
                new Ending(Result.UNCLEAR, "timed-out", "The engine did not answer.", "req-1"));

        trail.append(List.of(event));

        assertThat(read(query -> query)).containsExactly(event);
    }

    @Test
    void a_row_without_target_and_ending_reads_back() {
        var intent = new AuditEvent(NOON, UUID.randomUUID(), Phase.INTENT, who("ada"), "create", null, null);

        trail.append(List.of(intent));

        assertThat(read(query -> query)).singleElement().satisfies(found -> {
            assertThat(found.ending()).isNull();
            assertThat(found.what()).isEqualTo(new What(null, null, null, null, null));
        });
    }

    @Test
    void moments_are_kept_to_the_microsecond_in_any_time_zone() {
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            trail.append(List.of(event("a").at(NOON).build()));
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));

            assertThat(read(query -> query)).extracting(AuditEvent::at).containsExactly(NOON);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void rows_are_kept_all_together_or_not_at_all() {
        var first = event("a").build();
        var second = event("b").operation(first.operation()).build();

        assertThatExceptionOfType(AuditUnavailable.class)
                .isThrownBy(() -> trail.append(List.of(first, second)))
                .satisfies(failure -> assertThat(failure.refused()).isTrue());

        assertThat(read(query -> query)).isEmpty();
    }

    @Test
    void the_database_refuses_a_second_outcome_of_one_attempt() {
        var first = event("a").build();
        trail.append(List.of(first));

        assertThatThrownBy(() -> trail.append(
                        List.of(event("b").operation(first.operation()).build())))
                .isInstanceOf(AuditUnavailable.class);
        assertThat(read(query -> query)).containsExactly(first);
    }

    @Test
    void missing_rows_are_added_and_others_left_as_they_are() {
        var there = event("a").build();
        var missing = event("b").build();
        trail.append(List.of(there));

        trail.appendMissing(List.of(there, missing));

        assertThat(read(query -> query)).containsExactly(missing, there);
    }

    @Test
    void every_criterion_restricts() {
        var wanted = event("delete")
                .actor("ada")
                .sandbox("sb-1")
                .result(Result.FAILED)
                .build();
        trail.append(List.of(
                wanted,
                event("delete")
                        .actor("bob")
                        .sandbox("sb-1")
                        .result(Result.FAILED)
                        .build(),
                event("renew")
                        .actor("ada")
                        .sandbox("sb-2")
                        .result(Result.SUCCEEDED)
                        .build()));

        assertThat(read(query -> query.actor("bob")))
                .extracting(event -> event.who().id())
                .containsExactly("bob");
        assertThat(read(query -> query.action("renew")))
                .extracting(AuditEvent::action)
                .containsExactly("renew");
        assertThat(read(query -> query.sandbox("sb-1"))).hasSize(2);
        assertThat(read(query -> query.result(Result.SUCCEEDED))).hasSize(1);
        assertThat(read(query ->
                        query.actor("ada").action("delete").sandbox("sb-1").result(Result.FAILED)))
                .containsExactly(wanted);
    }

    @Test
    void a_period_includes_its_beginning_and_excludes_its_end() {
        trail.append(IntStream.range(0, 4)
                .mapToObj(second ->
                        event("at-" + second).at(NOON.plusSeconds(second)).build())
                .toList());

        var found = read(query -> query.from(NOON.plusSeconds(1)).to(NOON.plusSeconds(3)));

        assertThat(found).extracting(AuditEvent::action).containsExactly("at-2", "at-1");
    }

    @Test
    void rows_are_counted_by_the_quarter_of_an_hour_in_which_they_stand() {
        trail.append(List.of(
                event("delete").at(NOON).team("platform").build(),
                event("delete").at(NOON.plusSeconds(899)).team("platform").build(),
                event("delete").at(NOON.plusSeconds(900)).team("platform").build(),
                event("delete").at(NOON).team("research").build(),
                event("renew").at(NOON).team("platform").build()));
        var platform = new Visible(false, Set.of("platform"), null);
        var deletions = new AuditQuery(null, "delete", null, Result.SUCCEEDED, null, null, null, null, 1);

        var counts = trail.count(platform, deletions);

        Instant noon = Instant.parse("2026-03-29T12:00:00Z");
        assertThat(counts).isEqualTo(Map.of(noon, 2, noon.plusSeconds(900), 1));
        assertThat(trail.count(
                        new Visible(false, Set.of(), null),
                        new AuditQuery(null, null, null, null, null, null, null, null, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADA",
                "Lovelace",
                "del",
                "sb-1",
                "ci build",
                "build ci",
                "engine-code",
                "explained",
                "550E8400abc",
                "550e84",
                "716-4466",
                "v1.2",
                "ünïc",
                "日本"
            })
    void words_and_beginnings_of_words_are_found_in_any_case(String text) {
        trail.append(List.of(event("other").actor("bob").build(), wordy()));

        assertThat(read(query -> query.text(text)))
                .extracting(AuditEvent::action)
                .containsExactly("delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lace", "b-9", "ada nothing", "%", "_", "!", "' or 1=1", "a:*|x", "\\", "🦊"})
    void what_begins_no_word_is_not_found(String text) {
        trail.append(List.of(event("other").actor("bob").build(), wordy()));

        assertThat(read(query -> query.text(text))).isEmpty();
    }

    @Test
    void a_word_too_long_for_an_index_stops_no_row() {
        String long10k = "ß".repeat(1_990);

        trail.append(List.of(event("a").detail("findable " + long10k).build()));

        assertThat(read(query -> query.text("findable"))).hasSize(1);
    }

    @Test
    void several_values_are_included_and_others_excluded() {
        trail.append(List.of(
                event("delete").actor("ada").team("a").build(),
                event("renew").actor("bob").team("b").build(),
                event("pause").actor("eve").build()));

        assertThat(read(Map.of(AuditField.ACTION, new Values(Set.of("delete", "renew"), Set.of()))))
                .containsExactly("renew", "delete");
        assertThat(read(Map.of(AuditField.ACTION, new Values(Set.of(), Set.of("delete")))))
                .containsExactly("pause", "renew");
        assertThat(read(Map.of(
                        AuditField.TEAM,
                        new Values(Set.of(), Set.of("a")),
                        AuditField.ACTOR,
                        new Values(Set.of("bob", "ada"), Set.of()))))
                .containsExactly("renew");
    }

    @Test
    void rows_that_were_appended_long_after_they_happened_are_found_by_their_time() {
        Instant now = Instant.now();
        trail.append(List.of(
                event("late").at(now.minus(Duration.ofDays(30))).build(),
                event("now").at(now).build(),
                event("yesterday").at(now.minus(Duration.ofDays(1))).build()));

        assertThat(read(query -> query.from(now.minus(Duration.ofDays(31))).to(now.minus(Duration.ofDays(29)))))
                .extracting(AuditEvent::action)
                .containsExactly("late");
        assertThat(read(query -> query.from(now.minus(Duration.ofDays(2)))))
                .extracting(AuditEvent::action)
                .containsExactly("yesterday", "now");
    }

    @Test
    void values_are_counted_with_their_newest_name_and_an_attempt_once() {
        var operation = UUID.randomUUID();
        trail.append(List.of(
                new AuditEvent(NOON, operation, Phase.INTENT, who("ada"), "pause", null, null),
                new AuditEvent(
                        NOON,
                        operation,
                        Phase.OUTCOME,
                        new Who("ada", "Ada L.", "person", "console", null),
                        "pause",
                        null,
                        new Ending(Result.SUCCEEDED, "", "", null)),
                new AuditEvent(NOON, UUID.randomUUID(), Phase.INTENT, who("bob"), "stop", null, null),
                event("renew").actor("ada").build()));

        AuditFacet facet = trail.facet(EVERYTHING, AuditCriteria.NONE, AuditField.ACTOR);

        assertThat(facet.values())
                .containsExactly(new AuditFacet.Value("ada", "ada", 2), new AuditFacet.Value("bob", "bob", 1));
        assertThat(facet.capped()).isFalse();
        assertThat(trail.countUpTo(EVERYTHING, AuditCriteria.NONE, 10)).isEqualTo(3);
        assertThat(trail.countUpTo(EVERYTHING, AuditCriteria.NONE, 2)).isEqualTo(2);
        assertThat(trail.countRows(EVERYTHING, AuditCriteria.NONE, Long.MAX_VALUE))
                .isEqualTo(4);
        assertThat(trail.facet(new Visible(false, Set.of("none"), null), AuditCriteria.NONE, AuditField.ACTOR)
                        .values())
                .isEmpty();
    }

    @Test
    void the_NUL_character_stops_neither_writing_nor_reading() {
        trail.append(List.of(event("a").sandbox("bad\0id").detail("bad\0detail").build()));

        assertThat(read(query -> query.sandbox("bad\0id"))).hasSize(1);
        assertThat(read(query -> query.text("bad\0detail")))
                .extracting(AuditTrailTests::detail)
                .containsExactly("bad detail");
        assertThat(read(query -> query.actor("\0"))).isEmpty();
    }

    @Test
    void long_words_are_shortened_and_say_so() {
        String long10k = "x".repeat(10_240);
        var ending = new Ending(Result.FAILED, long10k, long10k, long10k);
        var what = new What(long10k, long10k, long10k, long10k, long10k);
        var who = new Who(long10k, long10k, long10k, long10k, long10k);

        trail.append(List.of(new AuditEvent(NOON, UUID.randomUUID(), Phase.OUTCOME, who, long10k, what, ending)));

        assertThat(read(query -> query)).singleElement().satisfies(found -> {
            assertThat(detail(found)).hasSize(2_000).endsWith("x…");
            assertThat(found.who().name()).hasSize(255).endsWith("x…");
            assertThat(found.action()).hasSize(64).endsWith("x…");
        });
    }

    @Test
    void shortening_never_cuts_a_character_in_half() {
        String foxes = IntStream.range(0, 5_000).mapToObj(_ -> "🦊").collect(joining());

        trail.append(List.of(
                event("even").detail(foxes).build(),
                event("odd").detail("x" + foxes).build()));

        assertThat(read(query -> query))
                .allSatisfy(
                        found -> assertThat(detail(found)).matches("x?(🦊)+…").hasSizeBetween(1_998, 2_000));
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        trail.append(IntStream.range(0, 7)
                .mapToObj(number -> event("e" + number).build())
                .toList());

        var first = trail.read(EVERYTHING, new Query().limit(3).build());
        var second = trail.read(
                EVERYTHING,
                new Query().limit(3).before(first.getLast().number()).build());
        var third = trail.read(
                EVERYTHING,
                new Query().limit(3).before(second.getLast().number()).build());

        assertThat(actions(first)).containsExactly("e6", "e5", "e4");
        assertThat(actions(second)).containsExactly("e3", "e2", "e1");
        assertThat(actions(third)).containsExactly("e0");
    }

    @Test
    void a_page_takes_one_statement() {
        trail.append(IntStream.range(0, 500)
                .mapToObj(number -> event("e" + number).build())
                .toList());
        int before = database.connections();

        trail.read(EVERYTHING, new Query().limit(500).build());

        assertThat(database.connections() - before).isEqualTo(1);
    }

    @Test
    void a_page_has_at_least_one_row_and_at_most_five_hundred() {
        assertThatThrownBy(() -> new Query().limit(0).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Query().limit(501).build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reader_sees_the_rows_of_their_teams_and_their_own() {
        trail.append(List.of(
                event("theirs").actor("bob").team("platform").build(),
                event("own").actor("ada").team("other").build(),
                event("nobody's").actor("bob").build(),
                event("foreign").actor("bob").team("other").build()));

        assertThat(actions(new Visible(false, Set.of("platform"), null))).containsExactly("theirs");
        assertThat(actions(new Visible(false, Set.of(), "ada"))).containsExactly("own");
        assertThat(actions(new Visible(false, Set.of("platform", "none"), "ada")))
                .containsExactly("own", "theirs");
        assertThat(actions(EVERYTHING)).hasSize(4);
    }

    @Test
    void a_reader_who_may_see_nothing_costs_no_statement() {
        trail.append(List.of(event("a").build()));
        int before = database.connections();

        assertThat(actions(new Visible(false, Set.of(), null))).isEmpty();
        assertThat(database.connections()).isEqualTo(before);
    }

    @Test
    void other_criteria_never_widen_what_a_reader_may_see() {
        trail.append(List.of(
                event("own").actor("ada").build(), event("foreign").actor("bob").build()));

        var visible = new Visible(false, Set.of("platform"), "ada");

        assertThat(trail.read(visible, new Query().actor("bob").build())).isEmpty();
    }

    @Test
    void own_attempts_on_what_is_out_of_scope_tell_no_more_than_attempts_on_nothing() {
        attempt("hidden", new What("prod", "sb-1", "secret project", "other", "bob"), Ending.OUT_OF_SCOPE);
        attempt("missing", new What("prod", "sb-2", null, null, null), Ending.NOT_FOUND);
        attempt("raced", new What("prod", "sb-3", "mine", "platform", "ada"), Ending.NOT_FOUND);

        assertThat(actions(new Visible(false, Set.of(), "ada"))).containsExactly("raced", "raced");
        assertThat(actions(new Visible(false, Set.of("other"), null))).containsExactly("hidden", "hidden");
        assertThat(actions(EVERYTHING)).hasSize(6);
    }

    @Test
    void a_stopped_database_is_unavailable_and_recovers() {
        var later = event("later").build();
        database.stop();

        assertThatExceptionOfType(AuditUnavailable.class)
                .isThrownBy(() -> trail.append(List.of(later)))
                .satisfies(failure -> assertThat(failure.refused()).isFalse());
        assertThatThrownBy(() -> read(query -> query)).isInstanceOf(AuditUnavailable.class);

        database.start();
        trail.append(List.of(later));
        assertThat(read(query -> query)).containsExactly(later);
    }

    private void attempt(String action, What what, String code) {
        var number = UUID.randomUUID();
        trail.append(List.of(
                new AuditEvent(NOON, number, Phase.INTENT, who("ada"), action, what, null),
                new AuditEvent(
                        NOON,
                        number,
                        Phase.OUTCOME,
                        who("ada"),
                        action,
                        what,
                        new Ending(Result.DENIED, code, "", null))));
    }

    private List<AuditEvent> read(UnaryOperator<Query> criteria) {
        return trail.read(EVERYTHING, criteria.apply(new Query()).build()).stream()
                .map(AuditRow::event)
                .toList();
    }

    private List<String> read(Map<AuditField, Values> values) {
        return actions(trail.read(
                EVERYTHING, new AuditQuery(new AuditCriteria(values, null, null, null, null), null, 100, false)));
    }

    private List<String> actions(Visible visible) {
        return actions(trail.read(visible, new Query().build()));
    }

    private static List<String> actions(List<AuditRow> rows) {
        return rows.stream().map(row -> row.event().action()).toList();
    }

    private static AuditEvent wordy() {
        return new AuditEvent(
                NOON,
                UUID.randomUUID(),
                Phase.OUTCOME,
                new Who("ada", "Ada Lovelace", "person", "console", null),
                "delete",
                new What("prod", "sb-1", "CI build", null, null),
                new Ending(
                        Result.FAILED,
                        "ENGINE-CODE",
                        "Explained: 550e8400abc/716-446655440000 (v1.2.3) ÜNÏCODE 日本語.",
                        null));
    }

    private static String detail(AuditEvent event) {
        return Objects.requireNonNull(event.ending()).detail();
    }

    private static Who who(String id) {
        return new Who(id, id, "person", "console", null);
    }

    private static Row event(String action) {
        return new Row(action, NOON, UUID.randomUUID(), "ada", null, null, Result.SUCCEEDED, "");
    }

    /// A row to be written, with what a test cares about.
    private record Row(
            String action,
            Instant at,
            UUID operation,
            String actor,
            @Nullable String sandbox,
            @Nullable String team,
            Result result,
            String detail) {

        Row at(Instant moment) {
            return new Row(action, moment, operation, actor, sandbox, team, result, detail);
        }

        Row operation(UUID number) {
            return new Row(action, at, number, actor, sandbox, team, result, detail);
        }

        Row actor(String id) {
            return new Row(action, at, operation, id, sandbox, team, result, detail);
        }

        Row sandbox(String id) {
            return new Row(action, at, operation, actor, id, team, result, detail);
        }

        Row team(String label) {
            return new Row(action, at, operation, actor, sandbox, label, result, detail);
        }

        Row result(Result other) {
            return new Row(action, at, operation, actor, sandbox, team, other, detail);
        }

        Row detail(String text) {
            return new Row(action, at, operation, actor, sandbox, team, result, text);
        }

        AuditEvent build() {
            var what = new What("prod", sandbox, null, team, null);
            return new AuditEvent(
                    at, operation, Phase.OUTCOME, who(actor), action, what, new Ending(result, "", detail, null));
        }
    }

    /// A query with what a test cares about.
    private static final class Query {

        private @Nullable String actor;

        private @Nullable String action;

        private @Nullable String sandbox;

        private @Nullable Result result;

        private @Nullable Instant from;

        private @Nullable Instant to;

        private @Nullable String text;

        private @Nullable Long before;

        private int limit = 100;

        Query actor(String value) {
            actor = value;
            return this;
        }

        Query action(String value) {
            action = value;
            return this;
        }

        Query sandbox(String value) {
            sandbox = value;
            return this;
        }

        Query result(Result value) {
            result = value;
            return this;
        }

        Query from(Instant value) {
            from = value;
            return this;
        }

        Query to(Instant value) {
            to = value;
            return this;
        }

        Query text(String value) {
            text = value;
            return this;
        }

        Query before(long value) {
            before = value;
            return this;
        }

        Query limit(int value) {
            limit = value;
            return this;
        }

        AuditQuery build() {
            return new AuditQuery(actor, action, sandbox, result, from, to, text, before, limit);
        }
    }
}
