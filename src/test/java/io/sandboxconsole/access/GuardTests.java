package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.i18n.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class GuardTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456789Z");

    private static final Target MINE = new Target("prod", "sb-1", "build", "platform", "ada");

    private static final Target FOREIGN = new Target("prod", "sb-9", "secret project", "other", "bob");

    private final TestTrail trail = TestTrail.create();

    private final AuditBacklog overdue = new AuditBacklog(trail.trail());

    private final AuditRecorder auditRecorder = new AuditRecorder(
            trail.trail(), overdue, Clock.tick(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofNanos(1_000)));

    private final Guard guard = new Guard(new AccessPolicy(), auditRecorder, SessionCheck.NONE);

    private final Actor operator = Actors.person("ada", Role.OPERATOR, "platform");

    private final Actor viewer = Actors.person("vic", Role.VIEWER, "platform");

    @Test
    void the_intent_is_recorded_before_the_work_and_the_outcome_after_it() {
        List<String> during = new ArrayList<>();

        String result = guard.call(operator, deletion(MINE), () -> {
            during.addAll(trail.story());
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(during).containsExactly("INTENT delete");
        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete SUCCEEDED");
    }

    @Test
    void both_rows_tell_who_what_and_when() {
        guard.run(operator, deletion(MINE), () -> {});

        var rows = trail.rows();
        assertThat(rows)
                .extracting(AuditEvent::operation)
                .containsOnly(rows.getFirst().operation());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.at()).isEqualTo("2026-03-01T10:00:00.123456Z");
            assertThat(row.who()).isEqualTo(new Who("ada", "ada by name", "person", "console", "10.0.0.1"));
            assertThat(row.what()).isEqualTo(new What("prod", "sb-1", "build", "platform", "ada"));
        });
    }

    @Test
    void both_rows_tell_program_request_reason_changes_and_for_whom() {
        var agent = "curl/8.5\u001b[31m\u202e" + "x".repeat(5_000);
        var origin = new Origin(Door.GATEWAY, "10.0.0.1", CallDetails.of(agent, "req-1"));
        var key = new Actor(
                new ActorId("key-1"),
                "CI",
                Actor.Kind.KEY,
                List.of(),
                operator.grants(),
                origin,
                "ada",
                new Actor.Person("ada", "Ada"));
        var changes =
                FieldChanges.NONE.and("expires", null, NOW).and("same", 1, 1).andSecret("env.TOKEN");

        guard.run(key, deletion(MINE).because("cleaning up").changing(changes), () -> {});

        assertThat(trail.rows()).hasSize(2).allSatisfy(row -> {
            var context = row.context();
            assertThat(context.caller()).isEqualTo("command-line");
            assertThat(context.userAgent())
                    .startsWith("curl/8.5")
                    .hasSizeLessThanOrEqualTo(255)
                    .doesNotContain("\u001b", "\u202e");
            assertThat(context.request()).isEqualTo("req-1");
            assertThat(context.reason()).isEqualTo("cleaning up");
            assertThat(context.onBehalfOfId()).isEqualTo("ada");
            assertThat(context.onBehalfOfName()).isEqualTo("Ada");
            assertThat(context.changes())
                    .containsExactly(
                            new Change("expires", null, NOW.toString()), new Change("env.TOKEN", null, "changed"));
        });
    }

    @Test
    void a_call_learns_the_place_of_its_outcome_and_of_its_intent_where_that_waits() {
        var rows = new RecordedRows();
        rows.noting(() -> guard.call(operator, deletion(MINE), () -> "done"));
        assertThat(rows.last())
                .hasValueSatisfying(place -> assertThat(place.number()).isEqualTo(2));

        var interrupted = new RecordedRows();
        interrupted.noting(() -> guard.call(operator, deletion(MINE), () -> {
            trail.database().stop();
            return "done";
        }));
        trail.database().start();

        assertThat(interrupted.last())
                .hasValueSatisfying(place -> assertThat(place.number()).isEqualTo(3));
        assertThat(new RecordedRows().last()).isEmpty();
    }

    @Test
    void the_outcome_names_a_target_that_was_only_found_by_the_work() {
        var creation = new Operation(
                "create", Permission.CREATE_SANDBOX, new Target("prod", null, "build", "platform", "ada"));

        guard.call(operator, creation, () -> "sb-7", id -> new Target("prod", id, "build", "platform", "ada"));

        assertThat(trail.rows())
                .extracting(row -> row.what() == null ? null : row.what().id())
                .containsExactly(null, "sb-7");
    }

    @Test
    void a_denied_attempt_does_no_work_and_leaves_an_intent_and_a_denial() {
        var ran = new AtomicInteger();

        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> guard.run(viewer, deletion(MINE), ran::incrementAndGet))
                .satisfies(denied -> {
                    assertThat(denied.hidden()).isFalse();
                    assertThat(denied.permission()).isEqualTo(Permission.DELETE_SANDBOX);
                })
                .withMessage(
                        "vic by name may not delete sandbox build (sb-1): that needs the role Operator, Lead or Admin.");

        assertThat(ran).hasValue(0);
        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete DENIED");
        assertThat(trail.outcome().code()).isEqualTo("delete-sandbox");
    }

    @Test
    void work_within_reach_takes_some_reach_and_its_outcome_says_what_came_of_it() {
        var look = new Operation("look", Permission.VIEW_SANDBOX, Target.CONSOLE);

        int seen = guard.callWithinReach(viewer, look, _ -> 3, count -> count + " seen");

        assertThat(seen).isEqualTo(3);
        assertThat(trail.story()).containsExactly("INTENT look", "OUTCOME look SUCCEEDED");
        assertThat(trail.outcome().detail()).isEqualTo("3 seen");
    }

    @Test
    void without_any_reach_nothing_is_done() {
        var ran = new AtomicInteger();
        var reveal = new Operation("reveal", Permission.REVEAL_CREDENTIALS, Target.CONSOLE);

        assertThatThrownBy(() -> guard.callWithinReach(viewer, reveal, _ -> ran.incrementAndGet(), String::valueOf))
                .isInstanceOf(AccessDenied.class);

        assertThat(ran).hasValue(0);
        assertThat(trail.story()).containsExactly("INTENT reveal", "OUTCOME reveal DENIED");
    }

    @Test
    void what_is_out_of_scope_is_hidden_not_just_denied() {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> guard.run(operator, deletion(FOREIGN), () -> {}))
                .satisfies(denied -> assertThat(denied.hidden()).isTrue());

        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete DENIED");
        assertThat(trail.outcome().code()).isEqualTo(Ending.OUT_OF_SCOPE);
    }

    @Test
    void a_granted_read_leaves_no_row_and_a_denied_one_two() {
        guard.check(viewer, new Operation("view", Permission.VIEW_SANDBOX, MINE));
        assertThat(trail.rows()).isEmpty();

        assertThatThrownBy(() -> guard.check(viewer, new Operation("view", Permission.VIEW_SANDBOX, FOREIGN)))
                .isInstanceOf(AccessDenied.class);
        assertThat(trail.story()).containsExactly("INTENT view", "OUTCOME view DENIED");
    }

    @Test
    void asking_what_is_allowed_leaves_no_row() {
        assertThat(guard.allows(operator, deletion(MINE))).isTrue();
        assertThat(guard.allows(viewer, deletion(MINE))).isFalse();
        assertThat(guard.scope(operator, Permission.DELETE_SANDBOX).teams()).containsExactly("platform");
        assertThat(trail.rows()).isEmpty();
    }

    @Test
    void nothing_is_done_that_cannot_be_recorded() {
        var ran = new AtomicInteger();
        trail.database().stop();

        assertThatThrownBy(() -> guard.run(operator, deletion(MINE), ran::incrementAndGet))
                .isInstanceOf(AuditUnavailable.class);

        trail.database().start();
        overdue.catchUp();
        assertThat(ran).hasValue(0);
        assertThat(trail.rows()).isEmpty();
    }

    @Test
    void what_was_done_is_answered_and_its_outcome_written_once_the_database_is_back() {
        String result = guard.call(operator, deletion(MINE), () -> {
            trail.database().stop();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        overdue.catchUp();
        assertThat(overdue.size()).isEqualTo(1);
        trail.database().start();
        overdue.catchUp();
        overdue.catchUp();
        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete SUCCEEDED");
        assertThat(overdue.size()).isZero();
    }

    @Test
    void a_failure_is_answered_as_it_is_when_its_outcome_has_to_wait() {
        var failure = new EngineFailure("conflict", false);

        assertThatThrownBy(() -> guard.run(operator, deletion(MINE), () -> {
                    trail.database().stop();
                    throw failure;
                }))
                .isSameAs(failure);

        trail.database().start();
        overdue.catchUp();
        assertThat(trail.outcome().result()).isEqualTo(Result.FAILED);
    }

    @Test
    void an_outcome_whose_commit_went_unanswered_is_not_written_twice_and_holds_up_nobody() {
        guard.run(operator, deletion(MINE), () -> trail.database().loseTheNextAnswer());
        guard.run(operator, deletion(MINE), () -> trail.database().stop());
        assertThat(overdue.size()).isEqualTo(2);

        trail.database().start();
        overdue.catchUp();

        assertThat(overdue.size()).isZero();
        assertThat(trail.rows()).filteredOn(row -> row.phase() == Phase.OUTCOME).hasSize(2);
    }

    @Test
    void a_row_the_database_never_takes_does_not_hold_up_the_others() {
        JdbcClient.create(trail.database())
                .sql("alter table audit_event add constraint no_poison check (action <> 'poison')")
                .update();
        trail.database().stop();
        auditRecorder.happened(operator, "first", new Ending(Result.SUCCEEDED, "", "", null));
        auditRecorder.happened(operator, "poison", new Ending(Result.SUCCEEDED, "", "", null));
        auditRecorder.happened(operator, "last", new Ending(Result.SUCCEEDED, "", "", null));

        trail.database().start();
        overdue.catchUp();

        assertThat(trail.story()).containsExactly("EVENT first SUCCEEDED", "EVENT last SUCCEEDED");
        assertThat(overdue.size()).isZero();
    }

    @Test
    void a_huge_backlog_is_written_in_order_and_what_outsiders_can_add_to_it_is_bounded() {
        trail.database().stop();
        for (int number = 0; number < AuditBacklog.CAPACITY; number++) {
            auditRecorder.happened(operator, "e" + number, new Ending(Result.SUCCEEDED, "", "", null));
        }

        assertThatThrownBy(() -> guard.check(viewer, deletion(MINE))).isInstanceOf(AuditUnavailable.class);

        trail.database().start();
        overdue.catchUp();
        assertThat(trail.rows())
                .extracting(AuditEvent::action)
                .containsExactlyElementsOf(IntStream.range(0, AuditBacklog.CAPACITY)
                        .mapToObj(number -> "e" + number)
                        .toList());
    }

    @Test
    void the_end_of_the_console_is_a_last_chance_to_write() {
        guard.run(operator, deletion(MINE), () -> trail.database().stop());
        trail.database().start();

        overdue.close();

        assertThat(trail.outcome().result()).isEqualTo(Result.SUCCEEDED);
    }

    @Test
    void a_known_failure_is_recorded_in_its_own_words() {
        assertThatThrownBy(() -> guard.run(operator, deletion(MINE), () -> {
                    throw new EngineFailure("conflict", false);
                }))
                .isInstanceOf(EngineFailure.class);

        assertThat(trail.outcome()).isEqualTo(new Ending(Result.FAILED, "conflict", "It cannot be done now.", "req-1"));
    }

    @Test
    void a_lost_answer_is_unclear() {
        assertThatThrownBy(() -> guard.run(operator, deletion(MINE), () -> {
                    throw new EngineFailure("timed-out", true);
                }))
                .isInstanceOf(EngineFailure.class);

        assertThat(trail.outcome().result()).isEqualTo(Result.UNCLEAR);
    }

    @Test
    void a_foreign_exception_is_recorded_by_its_type_alone() {
        assertThatThrownBy(() -> guard.run(operator, deletion(MINE), () -> {
                    throw new IllegalStateException("password=hunter2", new RuntimeException("hunter2"));
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(trail.outcome())
                .isEqualTo(
                        new Ending(Result.FAILED, "internal", "The console failed with IllegalStateException.", null));
        assertThat(trail.rows().toString()).doesNotContain("hunter2");
    }

    @Test
    void an_error_leaves_an_outcome_too() {
        assertThatThrownBy(() -> guard.run(operator, deletion(MINE), () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete FAILED");
    }

    @Test
    void an_attempt_that_never_got_to_a_decision_is_a_pair_of_rows() {
        guard.failed(viewer, deletion(MINE), new EngineFailure("unavailable", false));

        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete FAILED");
    }

    @Test
    void an_attempt_that_cannot_be_prepared_is_a_pair_of_rows_and_a_prepared_one_is_none_yet() {
        assertThat(guard.prepare(viewer, deletion(MINE), () -> "read")).isEqualTo("read");
        assertThat(trail.story()).isEmpty();

        assertThatThrownBy(() -> guard.prepare(viewer, deletion(MINE), () -> {
                    throw new EngineFailure("unavailable", false);
                }))
                .isInstanceOf(EngineFailure.class);

        assertThat(trail.story()).containsExactly("INTENT delete", "OUTCOME delete FAILED");
    }

    @Test
    void concurrent_attempts_never_lose_or_double_a_row_while_the_database_comes_and_goes() throws Exception {
        var done = new AtomicInteger();
        var refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 300)
                    .mapToObj(number -> threads.submit(() -> attempt(number, done, refused)))
                    .toList();
            for (var attempt : attempts) {
                attempt.get();
            }
        }
        trail.database().start();
        overdue.catchUp();

        assertThat(done.get() + refused.get()).isEqualTo(300);
        assertThat(done.get()).isPositive();
        var phases = trail.rows().stream()
                .collect(Collectors.groupingBy(
                        AuditEvent::operation, Collectors.mapping(AuditEvent::phase, Collectors.toList())));
        assertThat(phases).hasSize(done.get());
        assertThat(phases.values())
                .allSatisfy(pair -> assertThat(pair).containsExactlyInAnyOrder(Phase.INTENT, Phase.OUTCOME));
    }

    private void attempt(int number, AtomicInteger done, AtomicInteger refused) {
        try {
            guard.run(operator, deletion(MINE), () -> {
                done.incrementAndGet();
                switch (number % 10) {
                    case 3 -> trail.database().stop();
                    case 7 -> overdue.catchUp();
                    default -> trail.database().start();
                }
            });
        } catch (AuditUnavailable unavailable) {
            refused.incrementAndGet();
            trail.database().start();
        }
    }

    private static Operation deletion(Target target) {
        return new Operation("delete", Permission.DELETE_SANDBOX, target);
    }

    private static final class EngineFailure extends RuntimeException implements RecordedFailure {

        private final String code;

        private final boolean unclear;

        EngineFailure(String code, boolean unclear) {
            this.code = code;
            this.unclear = unclear;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Message explanation() {
            return Message.quoted("It cannot be done now.");
        }

        @Override
        public @Nullable String engineRequestId() {
            return "req-1";
        }

        @Override
        public boolean unclear() {
            return unclear;
        }
    }
}
