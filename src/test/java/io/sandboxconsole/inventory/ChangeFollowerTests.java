package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent.Unsettled;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.testing.ManualScheduler;
import io.sandboxconsole.testing.ManualScheduler.Planned;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ChangeFollowerTests {

    private final SettableTime time = new SettableTime();

    private final ManualScheduler scheduler = new ManualScheduler(time);

    private final Sandbox sandbox = new SyntheticFleet(1, 5, 1).sandboxes(1).getFirst();

    private final TestInventory inventory =
            TestInventory.within(new AccessScope(true, Set.of(), null), List.of(in(Kind.RUNNING)));

    private final List<SandboxId> reads = new ArrayList<>();

    private final List<SandboxId> settled = new ArrayList<>();

    /// What the engine answers; the last answer for good.
    private final Deque<Supplier<Optional<Sandbox>>> answers = new ArrayDeque<>();

    private final ChangeFollower follower = new ChangeFollower(
            inventory.inventory(),
            this::read,
            new PollBackoff(
                    new InventoryProperties(
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(20),
                            5,
                            2,
                            20),
                    new Random(1)),
            scheduler,
            ended -> settled.add(ended.id()));

    private Optional<Sandbox> read(SandboxId id) {
        reads.add(id);
        Optional<Sandbox> answer = (answers.size() > 1 ? answers.remove() : answers.element()).get();
        answer.ifPresent(inventory::see);
        return answer;
    }

    private Sandbox in(Kind kind) {
        return SyntheticFleet.in(kind, sandbox);
    }

    private void answer(Kind... kinds) {
        for (Kind kind : kinds) {
            answers.add(() -> Optional.of(in(kind)));
        }
    }

    private void fail(ProviderException failure) {
        answers.add(() -> {
            throw failure;
        });
    }

    /// Runs all that is planned, and returns the pauses before each.
    private List<Duration> pauses() {
        List<Duration> pauses = new ArrayList<>();
        while (!scheduler.planned().isEmpty()) {
            Planned next = scheduler.planned().removeFirst();
            pauses.add(next.delay());
            time.pass(next.delay());
            next.run();
        }
        return pauses;
    }

    @Test
    void the_end_of_each_change_is_told_once_also_when_it_was_waited_for_in_vain() {
        answer(Kind.RUNNING);
        follower.happened(new Unsettled(sandbox.id(), true));
        assertThat(settled).isEmpty();

        assertThat(pauses()).hasSize(ChangeFollower.MOST_READS);

        assertThat(settled).containsExactly(sandbox.id());
    }

    @Test
    void a_transition_is_followed_to_its_end_with_growing_pauses() {
        inventory.see(in(Kind.PAUSING));
        answer(Kind.PAUSING, Kind.PAUSING, Kind.PAUSED);

        follower.happened(new Unsettled(sandbox.id()));

        assertThat(pauses()).map(Duration::toSeconds).containsExactly(1L, 2L, 4L);
        assertThat(reads).hasSize(3).containsOnly(sandbox.id());
        assertThat(follower.size()).isZero();
    }

    @Test
    void a_transition_without_an_end_is_read_a_bounded_number_of_times() {
        inventory.see(in(Kind.STOPPING));
        answer(Kind.STOPPING);

        follower.happened(new Unsettled(sandbox.id()));

        assertThat(pauses()).map(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(reads).hasSize(ChangeFollower.MOST_READS);
        assertThat(follower.size()).isZero();
    }

    @Test
    void an_engine_that_still_reports_the_state_of_before_is_read_until_that_has_changed() {
        answer(Kind.RUNNING, Kind.RUNNING, Kind.STOPPING, Kind.STOPPED);

        follower.happened(new Unsettled(sandbox.id(), true));

        assertThat(pauses()).hasSize(4);
        assertThat(inventory.inventory().state(sandbox.id()))
                .contains(in(Kind.STOPPED).state());
    }

    @Test
    void after_a_change_that_failed_one_read_tells() {
        answer(Kind.RUNNING);

        follower.happened(new Unsettled(sandbox.id()));
        pauses();

        assertThat(reads).hasSize(1);
    }

    @Test
    void what_a_listing_has_shown_meanwhile_is_not_read() {
        inventory.see(in(Kind.PAUSING));
        answer(Kind.PAUSED);
        follower.happened(new Unsettled(sandbox.id()));
        inventory.list(List.of(in(Kind.PAUSED)));

        pauses();

        assertThat(reads).isEmpty();
        assertThat(follower.size()).isZero();
    }

    @Test
    void a_sandbox_that_is_gone_is_read_no_more() {
        inventory.see(in(Kind.STOPPING));
        answers.add(Optional::empty);

        follower.happened(new Unsettled(sandbox.id()));
        pauses();

        assertThat(reads).hasSize(1);
    }

    @Test
    void a_newer_change_takes_the_place_of_an_older_one() {
        inventory.see(in(Kind.PAUSING));
        answer(Kind.PAUSED);

        follower.happened(new Unsettled(sandbox.id()));
        follower.happened(new Unsettled(sandbox.id()));
        pauses();

        assertThat(reads).hasSize(1);
    }

    @Test
    void an_engine_that_does_not_answer_is_read_again_and_its_patience_kept() {
        inventory.see(in(Kind.PAUSING));
        fail(new Unavailable(ScriptedEngine.ID, Message.quoted("it restarts."), Answer.NONE, null));
        fail(new RateLimited(ScriptedEngine.ID, Duration.ofSeconds(30), Answer.NONE));
        answer(Kind.PAUSED);

        follower.happened(new Unsettled(sandbox.id()));

        assertThat(pauses()).map(Duration::toSeconds).containsExactly(1L, 2L, 30L);
        assertThat(reads).hasSize(3);
    }

    @Test
    void a_console_that_stops_follows_no_more() {
        scheduler.close();

        follower.happened(new Unsettled(sandbox.id()));

        assertThat(follower.size()).isZero();
    }
}
