package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lock.Ending;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Tests that no act of people ends a locked sandbox, and that its refusal is recorded.
class LockedSandboxTests {

    private static final SandboxCommand DELETE = new SandboxCommand.Simple(SandboxAction.DELETE);

    private final LifecycleFixture fixture = new LifecycleFixture();

    private final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    private void lock() {
        fixture.locking.lock(fixture.operator, LifecycleFixture.BUILD, new ProtectionTerms("Demo", null));
    }

    private SandboxLock lock(Sandbox sandbox) {
        return fixture.locks.on(sandbox).getFirst();
    }

    private static Sandbox build() {
        return LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob");
    }

    private boolean deleted() {
        return fixture.engine.asked().contains("delete prod/sb-1");
    }

    @Test
    void a_deletion_is_refused_and_recorded_as_denied_with_the_lock() {
        lock();
        UUID id = lock(build()).id();

        assertThatExceptionOfType(SandboxLocked.class)
                .isThrownBy(() -> fixture.service.perform(fixture.admin, LifecycleFixture.BUILD, DELETE))
                .withMessage(
                        "A lock protects this sandbox, so nothing was done. Locked by ada by name: Demo (lock %s)", id);

        assertThat(deleted()).isFalse();
        assertThat(fixture.trail.story()).endsWith("INTENT delete", "OUTCOME delete DENIED");
        assertThat(fixture.trail.outcome("delete").code()).isEqualTo("SANDBOX_LOCKED");
        assertThat(fixture.trail.outcome("delete").detail()).contains(id.toString());
    }

    @Test
    void after_the_unlock_it_is_deleted() {
        lock();

        fixture.locking.unlock(lead, lock(build()).id());
        fixture.service.perform(fixture.operator, LifecycleFixture.BUILD, DELETE);

        assertThat(deleted()).isTrue();
    }

    @Test
    void the_delete_button_says_who_locked_it_and_why_but_no_more_than_the_missing_role_to_a_viewer() {
        lock();

        var option = fixture.service.option(fixture.operator, build(), SandboxAction.DELETE);
        var ofViewer = fixture.service.option(fixture.viewer, build(), SandboxAction.DELETE);

        assertThat(option.orElseThrow().obstacle())
                .isInstanceOfSatisfying(
                        Obstacle.Locked.class,
                        locked -> assertThat(locked.reason()).hasToString("Locked by ada by name: Demo"));
        assertThat(ofViewer.orElseThrow().obstacle()).isInstanceOf(Obstacle.MissingPermission.class);
        assertThat(fixture.service
                        .option(fixture.operator, build(), SandboxAction.PAUSE)
                        .orElseThrow()
                        .obstacle())
                .isNull();
    }

    @Test
    void a_deletion_with_a_grace_period_is_refused_at_once() {
        lock();

        assertThatExceptionOfType(SandboxLocked.class)
                .isThrownBy(() ->
                        fixture.service.deleteLater(fixture.operator, LifecycleFixture.BUILD, Duration.ofSeconds(10)));

        assertThat(fixture.due).isEmpty();
        assertThat(fixture.trail.story()).endsWith("OUTCOME delete-later DENIED");
    }

    @Test
    void a_lock_that_comes_during_the_grace_period_stops_the_deletion() {
        fixture.service.deleteLater(fixture.operator, LifecycleFixture.BUILD, Duration.ofSeconds(10));
        lock();

        fixture.due.getFirst().run();

        assertThat(deleted()).isFalse();
        assertThat(fixture.service.pending(build())).isEmpty();
        assertThat(fixture.trail.story()).endsWith("INTENT delete", "OUTCOME delete DENIED");
    }

    @Test
    void an_earlier_expiry_is_refused_and_a_later_one_is_not() {
        lock();
        var earlier = new SandboxCommand.Renew(LifecycleFixture.NOW.plus(Duration.ofMinutes(30)));
        var later = new SandboxCommand.Renew(LifecycleFixture.NOW.plus(Duration.ofHours(3)));

        assertThatExceptionOfType(SandboxLocked.class)
                .isThrownBy(() -> fixture.service.perform(fixture.operator, LifecycleFixture.BUILD, earlier));
        var renewed = fixture.service.perform(fixture.operator, LifecycleFixture.BUILD, later);

        assertThat(renewed.orElseThrow().expiresAt()).isEqualTo(LifecycleFixture.NOW.plus(Duration.ofHours(3)));
    }

    @Test
    void a_lock_moves_the_expiry_with_it_and_says_when_only_the_lock_was_placed() {
        var later = LifecycleFixture.NOW.plus(Duration.ofDays(2));
        fixture.locking.lock(fixture.operator, LifecycleFixture.BUILD, new ProtectionTerms("Demo", later), later);
        assertThat(fixture.engine.find(LifecycleFixture.BUILD).orElseThrow().expiresAt())
                .isEqualTo(later);
        fixture.locking.unlock(fixture.operator, lock(build()).id());

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> fixture.locking.lock(
                        fixture.operator,
                        LifecycleFixture.BUILD,
                        new ProtectionTerms("Demo", null),
                        later.minusSeconds(60)))
                .withMessageStartingWith("The lock is placed, but the expiry was not moved: A lock protects");

        assertThat(fixture.locks.on(build())).hasSize(1);
    }

    @Test
    void a_sandbox_is_not_relabelled_out_of_a_lock() {
        fixture.engine.with(LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob"));
        fixture.locking.lockGroup(
                lead,
                new LockSubject.WithLabel(Sandbox.NAME_KEY, "build"),
                "platform",
                new ProtectionTerms("Demo", null));
        var rename = new SandboxCommand.EditMetadata(new MetadataPatch(Map.of(Sandbox.NAME_KEY, "x"), Set.of()));
        var other = new SandboxCommand.EditMetadata(new MetadataPatch(Map.of("purpose", "x"), Set.of()));

        assertThatExceptionOfType(SandboxLocked.class)
                .isThrownBy(() -> fixture.service.perform(fixture.operator, LifecycleFixture.BUILD, rename));

        assertThat(fixture.service.perform(fixture.operator, LifecycleFixture.BUILD, other))
                .isPresent();
    }

    @Test
    void a_viewer_and_a_foreign_team_neither_lock_nor_unlock() {
        var terms = new ProtectionTerms("Mine", null);
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> fixture.locking.lock(fixture.viewer, LifecycleFixture.BUILD, terms));
        assertThatThrownBy(() -> fixture.locking.lock(fixture.stranger, LifecycleFixture.BUILD, terms))
                .isInstanceOf(SandboxNotFound.class);
        lock();
        UUID id = lock(build()).id();

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> fixture.locking.unlock(fixture.viewer, id));
        assertThatThrownBy(() -> fixture.locking.unlock(fixture.stranger, id)).isInstanceOf(SandboxNotFound.class);

        assertThat(fixture.locks.on(build())).hasSize(1);
        assertThat(fixture.trail.story()).endsWith("OUTCOME unlock DENIED", "INTENT unlock", "OUTCOME unlock DENIED");
    }

    @Test
    void whose_sandbox_it_is_now_decides_who_unlocks_it_and_of_one_that_is_gone_whose_it_was() {
        lock();
        fixture.engine.with(LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "other", "sam"));
        UUID id = lock(build()).id();

        assertThatThrownBy(() -> fixture.locking.unlock(fixture.operator, id)).isInstanceOf(SandboxNotFound.class);
        fixture.engine.lose(LifecycleFixture.BUILD);
        assertThatThrownBy(() -> fixture.locking.unlock(fixture.stranger, id)).isInstanceOf(SandboxNotFound.class);
        fixture.locking.unlock(fixture.operator, id);

        assertThat(fixture.locks.view().all()).isEmpty();
    }

    @Test
    void while_the_database_is_stopped_nothing_is_deleted() {
        fixture.trail.database().stop();

        assertThatThrownBy(() -> fixture.service.perform(fixture.operator, LifecycleFixture.BUILD, DELETE))
                .isInstanceOf(RuntimeException.class);

        assertThat(deleted()).isFalse();
    }

    @Test
    void a_lock_is_stored_only_when_the_deletion_underway_has_ended() throws InterruptedException {
        var calling = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var stored = new AtomicBoolean();
        var before = new AtomicBoolean();
        fixture.engine.beforeEachCall(() -> {});
        Thread deletion = Thread.startVirtualThread(() -> fixture.locks.during(build(), Ending.ALWAYS, () -> {
            calling.countDown();
            awaitUninterrupted(answered);
            before.set(stored.get());
        }));
        calling.await();

        Thread locker = Thread.startVirtualThread(() -> {
            lock();
            stored.set(true);
        });
        while (locker.getState() != Thread.State.WAITING && locker.isAlive()) {
            Thread.onSpinWait();
        }
        answered.countDown();
        deletion.join();
        locker.join();

        assertThat(before).isFalse();
        assertThat(stored).isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// In every order of their steps: once a lock is placed, nothing is deleted until it is removed.
    @Test
    void no_interleaving_of_locks_and_deletions_deletes_what_is_locked() throws InterruptedException {
        var random = new Random(4711);
        var wrong = new AtomicInteger();
        for (int round = 0; round < 30; round++) {
            var locked = new AtomicBoolean();
            int hesitation = random.nextInt(2_000);
            Thread locker = Thread.startVirtualThread(() -> {
                spin(hesitation);
                lock();
                locked.set(true);
            });
            for (int i = 0; i < 5; i++) {
                try {
                    fixture.locks.during(build(), Ending.ALWAYS, () -> {
                        // The engine takes its time: a lock is placed before this or after it, and never within.
                        boolean begun = locked.get();
                        spin(500);
                        if (begun || locked.get()) {
                            wrong.incrementAndGet();
                        }
                    });
                } catch (SandboxLocked late) {
                    break;
                }
            }
            locker.join();
            fixture.locking.unlock(fixture.admin, lock(build()).id());
        }

        assertThat(wrong).hasValue(0);
    }

    private static void spin(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }
}
