package io.sandboxconsole.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two consoles on one database.
@ParameterizedClass
@EnumSource(Databases.class)
@ExtendWith(OutputCaptureExtension.class)
class LeadershipTests {

    private static final String TASK = "count";

    private final StoppableDataSource database;

    private final JdbcClient jdbc;

    private final LeaderLease one;

    private final LeaderLease other;

    private final Databases kind;

    LeadershipTests(Databases kind) {
        this.kind = kind;
        database = kind.migrated();
        jdbc = JdbcClient.create(database);
        jdbc.sql("create table counter (times integer not null)").update();
        jdbc.sql("insert into counter values (0)").update();
        one = TestConsole.on(database).of(TASK);
        other = TestConsole.on(database).of(TASK);
    }

    @Test
    void a_task_that_is_done_leaves_no_lease_and_that_of_another_console_stays() {
        var leadership = TestConsole.on(database);
        leadership.of("job", Duration.ofSeconds(6)).tryAcquireOrRenew();
        one.tryAcquireOrRenew();

        leadership.of(TASK);
        leadership.end(TASK);
        leadership.end("job");

        assertThat(jdbc.sql("select name from leadership").query(String.class).list())
                .containsExactly(TASK);
    }

    @Test
    void one_console_at_a_time_holds_a_lease_and_keeps_it_by_renewing() {
        assertThat(one.tryAcquireOrRenew()).contains(new FencingToken(1));

        assertThat(other.tryAcquireOrRenew()).isEmpty();
        assertThat(one.tryAcquireOrRenew()).contains(new FencingToken(1));
        assertThat(other.tryAcquireOrRenew()).isEmpty();
    }

    @Test
    void leases_of_different_tasks_are_apart() {
        one.tryAcquireOrRenew();

        assertThat(TestConsole.on(database).of("other task").tryAcquireOrRenew())
                .contains(new FencingToken(1));
    }

    @Test
    void another_console_takes_over_after_the_term_and_the_token_grows_with_each_change() {
        one.tryAcquireOrRenew();

        passTerm();

        assertThat(other.tryAcquireOrRenew()).contains(new FencingToken(2));
        assertThat(one.tryAcquireOrRenew()).isEmpty();
        passTerm();
        assertThat(one.tryAcquireOrRenew()).contains(new FencingToken(3));
    }

    @Test
    void a_holder_whose_term_has_passed_goes_on_with_its_token_if_no_other_console_came() {
        var token = one.tryAcquireOrRenew().orElseThrow();

        passTerm();
        one.fenced(token, this::count);

        assertThat(other.tryAcquireOrRenew()).isEmpty();
        assertThat(one.tryAcquireOrRenew()).contains(token);
    }

    @Test
    void a_stale_holder_writes_nothing() {
        var token = one.tryAcquireOrRenew().orElseThrow();
        one.fenced(token, this::count);
        passTerm();
        var next = other.tryAcquireOrRenew().orElseThrow();

        assertThatExceptionOfType(LeadershipLost.class).isThrownBy(() -> one.fenced(token, this::count));
        assertThatExceptionOfType(LeadershipLost.class).isThrownBy(() -> one.fenced(next, this::count));

        other.fenced(next, this::count);
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void an_earlier_token_of_the_same_console_is_stale_too() {
        var first = one.tryAcquireOrRenew().orElseThrow();
        passTerm();
        other.tryAcquireOrRenew();
        passTerm();
        one.tryAcquireOrRenew();

        assertThatExceptionOfType(LeadershipLost.class).isThrownBy(() -> one.fenced(first, this::count));
    }

    @Test
    void a_console_that_starts_again_is_another_one() {
        one.tryAcquireOrRenew();
        var restarted = TestConsole.on(database).of(TASK);

        assertThat(restarted.tryAcquireOrRenew()).isEmpty();
        passTerm();
        assertThat(restarted.tryAcquireOrRenew()).contains(new FencingToken(2));
    }

    @Test
    void work_that_fails_leaves_nothing_behind() {
        var token = one.tryAcquireOrRenew().orElseThrow();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> one.fenced(token, () -> {
                    count();
                    throw new IllegalStateException("The work failed.");
                }));

        assertThat(counted()).isZero();
    }

    @Test
    void nobody_takes_over_in_the_middle_of_a_fenced_work_and_asking_waits_for_nothing() {
        var token = one.tryAcquireOrRenew().orElseThrow();
        passTerm();

        one.fenced(token, () -> {
            count();
            assertThat(elsewhere(other::tryAcquireOrRenew)).isEmpty();
            assertThat(elsewhere(one::tryAcquireOrRenew)).contains(token);
        });

        assertThat(other.tryAcquireOrRenew()).isEmpty();
        assertThat(counted()).isOne();
    }

    @Test
    void the_term_is_counted_by_the_clock_of_the_database() {
        one.tryAcquireOrRenew();

        Duration left = Duration.between(
                jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single(),
                jdbc.sql("select expires from leadership where name = ?")
                        .param(TASK)
                        .query(OffsetDateTime.class)
                        .single());

        assertThat(left).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(List.of(Leadership.class.getDeclaredConstructors()))
                .as("takes no clock")
                .allSatisfy(constructor -> assertThat(constructor.getParameterTypes())
                        .doesNotContain(java.time.Clock.class, java.time.InstantSource.class));
    }

    @Test
    void a_console_that_stops_leaves_its_leases_to_the_others_at_once() {
        var stopping = TestConsole.on(database);
        stopping.of("count more").tryAcquireOrRenew();

        stopping.release();

        assertThat(TestConsole.on(database).of("count more").tryAcquireOrRenew())
                .contains(new FencingToken(2));
    }

    @Test
    void a_console_that_does_not_hold_a_lease_cannot_give_it_up() {
        one.tryAcquireOrRenew();

        other.release();

        assertThat(other.tryAcquireOrRenew()).isEmpty();
    }

    @Test
    void without_the_database_nobody_leads_and_the_log_says_so_once(CapturedOutput output) {
        one.tryAcquireOrRenew();
        database.stop();

        assertThat(one.tryAcquireOrRenew()).isEmpty();
        assertThat(one.tryAcquireOrRenew()).isEmpty();
        one.release();
        database.start();

        assertThat(one.tryAcquireOrRenew()).contains(new FencingToken(1));
        assertThat(output.getAll())
                .containsOnlyOnce("“count” waits until it does.")
                .containsOnlyOnce("The database answers again: “count” may go on.")
                .doesNotContain("\tat ");
    }

    @Test
    void a_take_over_whose_answer_is_lost_is_known_at_the_next_try() {
        one.tryAcquireOrRenew();
        passTerm();
        database.loseTheNextAnswer();

        assertThat(other.tryAcquireOrRenew()).isEmpty();

        assertThat(other.tryAcquireOrRenew()).contains(new FencingToken(2));
        assertThat(one.tryAcquireOrRenew()).isEmpty();
    }

    @Test
    void of_many_consoles_that_start_together_one_leads() throws Exception {
        int consoles = 8;
        var barrier = new CyclicBarrier(consoles);
        Callable<Optional<FencingToken>> start = () -> {
            var lease = TestConsole.on(database).of("race");
            barrier.await();
            return lease.tryAcquireOrRenew();
        };

        try (var threads = Executors.newFixedThreadPool(consoles)) {
            List<Future<Optional<FencingToken>>> tokens = threads.invokeAll(
                    IntStream.range(0, consoles).mapToObj(_ -> start).toList());

            var leaders = new AtomicInteger();
            for (Future<Optional<FencingToken>> token : tokens) {
                token.get().ifPresent(_ -> leaders.incrementAndGet());
            }
            assertThat(leaders).hasValue(1);
        }
    }

    @Test
    void postgres_ends_a_work_in_whose_middle_its_console_stands_still() {
        if (kind != Databases.POSTGRESQL) {
            return;
        }
        var token = one.tryAcquireOrRenew().orElseThrow();

        one.fenced(token, () -> assertThat(pauseLimit()).isEqualTo("15s"));

        assertThat(pauseLimit()).as("for these transactions alone").isEqualTo("0");
    }

    private String pauseLimit() {
        return jdbc.sql("select current_setting('idle_in_transaction_session_timeout')")
                .query(String.class)
                .single();
    }

    private static <T> T elsewhere(Callable<T> call) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(call).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void passTerm() {
        TestConsole.passTerm(database, TASK);
    }

    private void count() {
        jdbc.sql("update counter set times = times + 1").update();
    }

    private int counted() {
        return jdbc.sql("select times from counter").query(Integer.class).single();
    }
}
