package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.EngineHealth;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import io.sandboxconsole.testing.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

class SynchroniserTests {

    private static final InventoryProperties PROPERTIES = new InventoryProperties(
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            5,
            2,
            20);

    /// Half of what the generator may say: no jitter at all.
    private static final RandomGenerator EVEN = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MIN_VALUE;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private final SettableTime time = new SettableTime();

    private final ScriptedEngine engine = new ScriptedEngine(time);

    private final List<InventoryChange> changes = new ArrayList<>();

    private final Fleet fleet = new Fleet(changes::add, time);

    private UnaryOperator<List<Sandbox>> attribution = UnaryOperator.identity();

    private final Synchroniser synchroniser = synchroniser(EVEN);

    private final List<Sandbox> sandboxes =
            SyntheticFleet.of(ScriptedEngine.ID, new SyntheticFleet(1, 5, 1).sandboxes(40)).stream()
                    .map(sandbox -> SyntheticFleet.in(Kind.RUNNING, sandbox))
                    .toList();

    private Synchroniser synchroniser(RandomGenerator random) {
        var scheduler = new ManualScheduler(time);
        var feed = new ChangeFeed(Runnable::run, scheduler, time);
        feed.subscribe(changes::add);
        var assembly = new InventoryAssembly(PROPERTIES, feed, scheduler, time, random);
        return assembly.synchroniser(
                engine.connection(), fleet, new CreatorLookup(rows -> attribution.apply(rows), fleet));
    }

    @Test
    void the_first_round_is_due_at_once_and_checks_before_it_lists() {
        engine.listing = () -> sandboxes;

        assertThat(synchroniser.health().status()).isEqualTo(Status.STARTING);
        assertThat(synchroniser.dueIn()).isZero();
        synchroniser.round();

        ConnectionHealth health = synchroniser.health();
        assertThat(engine.asked).containsExactly("check", "list");
        assertThat(health.status()).isEqualTo(Status.UP);
        assertThat(health.rows()).isEqualTo(40);
        assertThat(health.engine()).isEqualTo("Scripted");
        assertThat(health.engineVersion()).isEqualTo("1.2");
        assertThat(health.dataAsOf()).isEqualTo(time.instant());
        assertThat(health.message()).hasToString("The engine lists 40 sandboxes.");
        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_listing_with_rows_without_an_identity_ends_no_sandbox_and_shrinks_no_count() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        changes.clear();

        engine.listing = () -> sandboxes.subList(0, 5);
        engine.unreadable = List.of(nameless(6));
        synchroniser.round();

        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(synchroniser.health().rows()).isEqualTo(40);
        assertThat(synchroniser.health().unreadable()).hasSize(1);
        assertThat(changes).flatExtracting(InventoryChange::gone).isEmpty();
        assertThat(changes).as("the screens hear of the row").isNotEmpty();
    }

    @Test
    void once_every_row_can_be_read_what_is_missing_has_ended() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        engine.listing = () -> sandboxes.subList(0, 30);
        engine.unreadable = List.of(nameless(31));
        synchroniser.round();
        assertThat(synchroniser.health().rows()).isEqualTo(40);

        engine.unreadable = List.of();
        synchroniser.round();

        assertThat(synchroniser.health().rows()).isEqualTo(30);
        assertThat(synchroniser.health().unreadable()).isEmpty();
    }

    @Test
    void a_row_that_is_read_in_part_keeps_nothing_alive() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        engine.listing = () -> sandboxes.subList(0, 30);
        engine.unreadable = List.of(new UnreadableRow(1, "a", null, null, null, List.of()));

        synchroniser.round();

        assertThat(synchroniser.health().rows()).isEqualTo(30);
    }

    private static UnreadableRow nameless(int position) {
        return new UnreadableRow(position, null, "web", "platform", null, List.of());
    }

    @Test
    void a_successful_call_is_a_sign_of_life_that_brings_the_next_listing_forward() {
        failSeveralTimes();
        Duration before = synchroniser.dueIn();

        assertThat(synchroniser.alive()).isTrue();

        assertThat(before).isGreaterThan(Duration.ofSeconds(10));
        assertThat(synchroniser.dueIn()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        engine.check = () -> new EngineHealth("1.2", Duration.ofMillis(3));
        synchroniser.round();
        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(synchroniser.alive()).as("nothing to hurry for").isFalse();
    }

    @Test
    void signs_of_life_hurry_one_listing_and_then_wait_for_the_next_in_its_turn() {
        failSeveralTimes();

        assertThat(synchroniser.alive()).isTrue();
        assertThat(synchroniser.alive()).isFalse();
        synchroniser.round();

        assertThat(synchroniser.alive()).as("the hurried one failed").isFalse();
        assertThat(synchroniser.dueIn()).isGreaterThan(Duration.ofSeconds(10));
        synchroniser.round();
        assertThat(synchroniser.alive()).isTrue();
    }

    @Test
    void the_engines_successful_answers_to_others_wake_its_listings_and_to_listings_do_not() {
        failSeveralTimes();
        var synchronisers = new Synchronisers(List.of(synchroniser), new ManualScheduler(time));

        RateLimitGate.background(() -> {
            engine.gate.succeeded();
            return true;
        });
        assertThat(synchroniser.dueIn()).isGreaterThan(Duration.ofSeconds(10));
        engine.gate.succeeded();

        assertThat(synchroniser.dueIn()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(synchronisers.health()).hasSize(1);
    }

    @Test
    void every_attempt_that_fails_again_lets_the_screens_know_of_the_next() {
        failSeveralTimes();
        changes.clear();

        synchroniser.round();

        assertThat(changes).hasSize(1);
    }

    private void failSeveralTimes() {
        engine.check = () -> {
            throw new ProviderException.Unavailable(ScriptedEngine.ID, Message.quoted("away."), Answer.NONE, null);
        };
        for (int i = 0; i < 5; i++) {
            synchroniser.round();
            time.pass(synchroniser.dueIn());
        }
        synchroniser.round();
    }

    @Test
    void a_slow_listing_is_asked_for_less_often() {
        engine.listing = taking(Duration.ofSeconds(6));

        synchroniser.round();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(30));
        assertThat(synchroniser.health().listingTook()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void after_a_very_slow_listing_the_pause_is_the_ceiling_and_no_more() {
        engine.listing = taking(Duration.ofSeconds(57));
        var late = synchroniser(new Random(5));
        List<Duration> waits = new ArrayList<>();

        synchroniser.round();
        Duration wait = synchroniser.dueIn();
        for (int i = 0; i < 50; i++) {
            late.round();
            waits.add(late.dueIn());
        }

        assertThat(wait).isEqualTo(Duration.ofSeconds(60));
        assertThat(waits).allSatisfy(one -> assertThat(one).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(60)));
    }

    @Test
    void a_hint_brings_a_listing_after_a_very_slow_one_no_sooner_than_the_ceiling_and_no_later() {
        engine.listing = taking(Duration.ofSeconds(57));
        synchroniser.round();

        synchroniser.settling();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void data_older_than_three_of_the_intervals_that_hold_now_is_late() {
        engine.listing = () -> sandboxes;
        synchroniser.round();

        time.pass(Duration.ofSeconds(30));
        ConnectionHealth young = synchroniser.health();
        time.pass(Duration.ofSeconds(1));
        ConnectionHealth old = synchroniser.health();
        synchroniser.round();

        assertThat(young.pace().late()).isFalse();
        assertThat(young.current()).isTrue();
        assertThat(old.status()).isEqualTo(Status.UP);
        assertThat(old.pace().interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(old.pace().late()).isTrue();
        assertThat(old.current()).isFalse();
        assertThat(synchroniser.health().current()).isTrue();
    }

    @Test
    void a_slow_engine_has_longer_intervals_and_its_data_more_time() {
        engine.listing = taking(Duration.ofSeconds(57));
        synchroniser.round();

        time.pass(Duration.ofSeconds(120));
        boolean young = synchroniser.health().current();
        time.pass(Duration.ofSeconds(4));

        assertThat(young).isTrue();
        assertThat(synchroniser.health().pace().interval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(synchroniser.health().current()).isFalse();
    }

    @Test
    void a_listing_waits_while_only_the_reserve_of_the_rate_limit_is_left() {
        engine.listing = () -> {
            engine.gate.told("authenticated", 100, 20L, Duration.ofSeconds(45));
            return sandboxes;
        };

        synchroniser.round();
        ConnectionHealth held = synchroniser.health();
        time.pass(Duration.ofSeconds(45));

        assertThat(held.status()).isEqualTo(Status.UP);
        assertThat(held.pace().hold()).satisfies(hold -> {
            assertThat(hold.limit()).isNotNull();
            assertThat(hold.rest()).isEqualTo(Duration.ofSeconds(45));
        });
        assertThat(held.nextAttempt()).isEqualTo(SyntheticFleet.NOW.plusSeconds(45));
        assertThat(synchroniser.dueIn().isPositive()).isFalse();
        assertThat(synchroniser.health().pace().hold()).isNull();
    }

    @Test
    void waits_are_spread_by_a_tenth() {
        var early = synchroniser(new Random(3));
        List<Duration> waits = new ArrayList<>();

        for (int i = 0; i < 50; i++) {
            early.round();
            waits.add(early.dueIn());
            time.pass(early.dueIn());
        }

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11)));
        assertThat(waits).satisfies(all -> assertThat(Set.copyOf(all)).hasSizeGreaterThan(40));
    }

    @Test
    void an_unsettled_change_is_looked_at_soon_and_often_for_a_while() {
        synchroniser.round();

        synchroniser.settling();
        Duration soon = synchroniser.dueIn();
        time.pass(soon);
        synchroniser.round();
        Duration often = synchroniser.dueIn();
        time.pass(Duration.ofSeconds(20));
        synchroniser.round();

        assertThat(soon).isEqualTo(Duration.ofSeconds(1));
        assertThat(often).isEqualTo(Duration.ofSeconds(2));
        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_hint_never_asks_a_slow_engine_out_of_turn() {
        engine.listing = taking(Duration.ofSeconds(3));
        synchroniser.round();

        synchroniser.settling();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void a_sandbox_on_its_way_to_another_state_makes_listings_quick() {
        engine.listing = () -> List.of(SyntheticFleet.in(Kind.PENDING, sandboxes.getFirst()));

        synchroniser.round();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_person_does_not_wait_but_for_the_floor() {
        synchroniser.round();

        synchroniser.refresh();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_person_who_asks_during_a_listing_gets_another_one() {
        engine.listing = () -> {
            synchroniser.refresh();
            return sandboxes;
        };

        synchroniser.round();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_unreachable_engine_keeps_its_rows_and_is_asked_less_and_less_often() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        Instant good = time.instant();
        fail(new Unavailable(ScriptedEngine.ID, Message.quoted("the connection was refused."), Answer.NONE, null));

        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            time.pass(synchroniser.dueIn());
            synchroniser.round();
            waits.add(synchroniser.dueIn().toSeconds());
        }

        ConnectionHealth health = synchroniser.health();
        assertThat(waits).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(health.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(health.message()).asString().contains("the connection was refused");
        assertThat(health.rows()).isEqualTo(40);
        assertThat(health.dataAsOf()).isEqualTo(good);
        assertThat(fleet.snapshot().rows().size()).isEqualTo(40);
    }

    @Test
    void a_recovered_engine_is_read_again_and_its_version_too() {
        fail(new Unavailable(ScriptedEngine.ID, Message.quoted("the connection was refused."), Answer.NONE, null));
        synchroniser.round();
        engine.check = () -> new EngineHealth("1.3", Duration.ofMillis(3));
        engine.listing = () -> sandboxes;

        synchroniser.round();

        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(synchroniser.health().engineVersion()).isEqualTo("1.3");
        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_rejected_key_is_not_used_again_but_for_a_slow_check() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        fail(new CredentialsRejected(ScriptedEngine.ID, Answer.NONE));
        synchroniser.round();
        engine.asked.clear();

        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(synchroniser.dueIn());
            time.pass(synchroniser.dueIn());
            synchroniser.round();
        }

        // Engines count rejections, and lock out whoever goes on.
        assertThat(waits).map(Duration::toMinutes).containsExactly(1L, 2L, 4L, 8L, 16L, 16L);
        assertThat(engine.asked).hasSize(6).containsOnly("check");
        synchroniser.refresh();
        assertThat(synchroniser.dueIn()).isLessThan(Duration.ofSeconds(10));
        assertThat(synchroniser.health().status()).isEqualTo(Status.CREDENTIALS_REJECTED);
        assertThat(synchroniser.health().rows()).isEqualTo(40);
    }

    @Test
    void a_mended_key_works_without_a_restart() {
        fail(new CredentialsRejected(ScriptedEngine.ID, Answer.NONE));
        synchroniser.round();
        engine.check = () -> new EngineHealth(null, Duration.ZERO);
        engine.listing = () -> sandboxes;

        synchroniser.round();

        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(synchroniser.health().rows()).isEqualTo(40);
    }

    @Test
    void a_wrong_setting_is_probed_every_minute() {
        fail(new Misconfigured(
                ScriptedEngine.ID, Message.quoted("the address is not an engine's."), Answer.NONE, null));
        synchroniser.round();

        synchroniser.settling();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(60));
        assertThat(synchroniser.health().status()).isEqualTo(Status.MISCONFIGURED);
    }

    @Test
    void an_engine_that_asks_for_patience_gets_it_from_people_too() {
        engine.listing = failing(new RateLimited(ScriptedEngine.ID, Duration.ofSeconds(90), Answer.NONE));
        synchroniser.round();

        synchroniser.refresh();
        synchroniser.settling();

        assertThat(synchroniser.dueIn()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(99));
        assertThat(synchroniser.health().status()).isEqualTo(Status.RATE_LIMITED);
    }

    @Test
    void a_fleet_that_is_suddenly_gone_is_believed_when_two_more_listings_say_so() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        Instant good = time.instant();
        engine.listing = () -> sandboxes.subList(0, 19);

        time.pass(Duration.ofSeconds(10));
        synchroniser.round();
        ConnectionHealth first = synchroniser.health();
        time.pass(Duration.ofSeconds(10));
        synchroniser.round();
        ConnectionHealth second = synchroniser.health();
        time.pass(Duration.ofSeconds(10));
        synchroniser.round();

        assertThat(first.status()).isEqualTo(Status.SUSPICIOUS);
        assertThat(first.rows()).isEqualTo(40);
        assertThat(first.dataAsOf()).isEqualTo(good);
        assertThat(first.message())
                .hasToString(
                        "The engine suddenly lists 19 sandboxes instead of 40. The ones known before are shown until 2"
                                + " more listings confirm this, or until you refresh.");
        assertThat(second.status()).isEqualTo(Status.SUSPICIOUS);
        assertThat(second.rows()).isEqualTo(40);
        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(synchroniser.health().rows()).isEqualTo(19);
    }

    @Test
    void confirmations_are_spaced_out_also_while_changes_settle() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        engine.listing = List::of;
        synchroniser.settling();
        synchroniser.round();

        synchroniser.settling();

        assertThat(synchroniser.dueIn()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void doubt_ends_when_the_fleet_is_back_and_starts_anew_after_a_failure() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        engine.listing = List::of;
        synchroniser.round();
        synchroniser.round();
        engine.listing = failing(new Unavailable(ScriptedEngine.ID, Message.quoted("it restarts."), Answer.NONE, null));
        synchroniser.round();
        engine.listing = List::of;
        synchroniser.round();

        int kept = synchroniser.health().rows();
        engine.listing = () -> sandboxes;
        synchroniser.round();

        assertThat(kept).isEqualTo(40);
        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
    }

    @Test
    void a_person_who_refreshes_a_doubtful_fleet_believes_it() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        engine.listing = List::of;
        synchroniser.round();

        synchroniser.refresh();
        synchroniser.round();

        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(synchroniser.health().rows()).isZero();
    }

    @Test
    void small_fleets_may_vanish_at_once() {
        engine.listing = () -> sandboxes.subList(0, 19);
        synchroniser.round();
        engine.listing = List::of;

        synchroniser.round();

        assertThat(synchroniser.health().rows()).isZero();
    }

    @Test
    void a_listing_does_not_undo_what_was_learnt_while_it_ran() {
        Sandbox changed = SyntheticFleet.in(Kind.PAUSED, sandboxes.get(0));
        Sandbox deleted = sandboxes.get(1);
        Sandbox created = sandboxes.get(39);
        engine.listing = () -> {
            fleet.seen(changed);
            fleet.removed(deleted.id());
            fleet.seen(created);
            return sandboxes.subList(0, 39);
        };

        synchroniser.round();

        assertThat(fleet.find(changed.id())).contains(changed);
        assertThat(fleet.find(deleted.id())).isEmpty();
        assertThat(fleet.find(created.id())).contains(created);
    }

    @Test
    void a_later_listing_has_the_last_word() {
        fleet.seen(SyntheticFleet.in(Kind.PAUSED, sandboxes.get(0)));
        fleet.removed(sandboxes.get(1).id());
        engine.listing = () -> sandboxes;

        synchroniser.round();

        assertThat(fleet.find(sandboxes.get(0).id())).contains(sandboxes.get(0));
        assertThat(fleet.find(sandboxes.get(1).id())).contains(sandboxes.get(1));
    }

    @Test
    void without_the_database_known_creators_stay() {
        var recorded = new Creator.ApiKey("key-1", "CI", false, Creator.Evidence.RECORDED);
        engine.listing = () -> sandboxes.stream()
                .map(row -> row.createdBy(Creator.Unknown.CREATOR))
                .toList();
        attribution = rows -> rows.stream().map(row -> row.createdBy(recorded)).toList();
        synchroniser.round();
        attribution = _ -> {
            throw new DataAccessResourceFailureException("The database is gone.");
        };

        synchroniser.round();

        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(fleet.find(sandboxes.getFirst().id()).map(Sandbox::creator)).contains(recorded);
    }

    @Test
    void without_the_database_a_copy_has_not_the_creator_whom_its_labels_name() {
        var declared = new Creator.ApiKey("key-1", "CI", false, Creator.Evidence.DECLARED);
        engine.listing =
                () -> sandboxes.stream().map(row -> row.createdBy(declared)).toList();
        attribution = rows ->
                rows.stream().map(row -> row.createdBy(Creator.Unknown.OF_COPY)).toList();
        synchroniser.round();
        attribution = _ -> {
            throw new DataAccessResourceFailureException("The database is gone.");
        };

        synchroniser.round();

        assertThat(fleet.find(sandboxes.getFirst().id()).map(Sandbox::creator)).contains(Creator.Unknown.OF_COPY);
    }

    @Test
    void an_unchanged_listing_is_no_news() {
        engine.listing = () -> sandboxes;
        synchroniser.round();
        changes.clear();

        synchroniser.round();

        assertThat(changes).isEmpty();
        assertThat(fleet.snapshot().version()).isEqualTo(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void each_change_of_the_status_is_logged_once(CapturedOutput output) {
        synchroniser.round();
        fail(new Unavailable(ScriptedEngine.ID, Message.quoted("the connection was refused."), Answer.NONE, null));
        synchroniser.round();
        synchroniser.round();
        synchroniser.round();

        assertThat(output.getOut()).containsOnlyOnce("The connection “engine-0” is up: The engine lists 0 sandboxes.");
        assertThat(output.getOut()).containsOnlyOnce("The connection “engine-0” is unreachable: ");
        // One for each failed attempt, because the screens tell the time of the next.
        assertThat(changes).hasSize(4).allMatch(InventoryChange::onlyHealth);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_mistake_in_an_adapter_stops_nothing_and_tells_no_secret(CapturedOutput output) {
        engine.listing = () -> {
            throw new IllegalStateException("canary-secret");
        };

        synchroniser.round();

        assertThat(synchroniser.health().status()).isEqualTo(Status.UNREACHABLE);
        assertThat(synchroniser.health().message())
                .asString()
                .contains("IllegalStateException")
                .doesNotContain("canary");
        assertThat(output.getAll()).contains("IllegalStateException at ").doesNotContain("canary");
    }

    private void fail(ProviderException failure) {
        engine.listing = failing(failure);
        engine.check = failing(failure);
    }

    private static <T> Supplier<T> failing(ProviderException failure) {
        return () -> {
            throw failure;
        };
    }

    private Supplier<List<Sandbox>> taking(Duration duration) {
        return () -> {
            time.pass(duration);
            return List.of();
        };
    }
}
