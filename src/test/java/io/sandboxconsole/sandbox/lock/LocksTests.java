package io.sandboxconsole.sandbox.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Databases.class)
class LocksTests {

    private static final Creator KEY = new Creator.ApiKey("key-1", "Staging-CI", false, Creator.Evidence.RECORDED);

    private final TestClock clock = new TestClock();

    private final TestTrail trail;

    private final Locks locks;

    /// Another console on the same database.
    private final Locks other;

    private final List<Object> events = new ArrayList<>();

    private final Actor operator = Actors.person("ada", Role.OPERATOR, "core");

    private final Actor lead = Actors.person("lea", Role.LEAD, "core");

    private final Actor admin = Actors.person("root", Role.ADMIN);

    LocksTests(Databases databases) {
        var database = databases.migrated();
        trail = TestTrail.on(database);
        Guard guard = Guards.on(trail, clock);
        locks = TestLocks.on(database, guard, clock, events::add);
        other = TestLocks.on(database, guard, clock);
    }

    private static Sandbox sandbox(String id, @Nullable String team, Creator creator, Map<String, String> metadata) {
        return new Sandbox(
                new SandboxId(new ConnectionId("prod"), id),
                new SandboxStatus(SandboxState.of(Kind.RUNNING), null, null, null),
                creator,
                "bob",
                team,
                new Source.Image("python:3.12"),
                Instant.EPOCH,
                null,
                List.of(),
                null,
                metadata);
    }

    private static Sandbox sandbox(String id) {
        return sandbox(id, "core", KEY, Map.of("purpose", "ci"));
    }

    private static Target target(Sandbox sandbox) {
        return new Target("prod", sandbox.id().value(), sandbox.title(), sandbox.team(), sandbox.owner());
    }

    private void lock(Actor actor, Sandbox sandbox, @Nullable Instant until) {
        locks.place(actor, target(sandbox), LockSubject.One.of(sandbox), new ProtectionTerms(" Demo ", until));
    }

    private boolean deletes(Locks console, Sandbox sandbox) {
        try {
            console.during(sandbox, Ending.ALWAYS, () -> {});
            return true;
        } catch (SandboxLocked locked) {
            assertThat(locked.code()).isEqualTo("SANDBOX_LOCKED");
            return false;
        }
    }

    @Test
    void a_lock_counts_at_once_at_every_console_and_tells_who_why_and_until_when() {
        Instant until = clock.instant().plus(Duration.ofDays(2));

        lock(operator, sandbox("a"), until);

        assertThat(deletes(locks, sandbox("a"))).isFalse();
        assertThat(deletes(other, sandbox("a"))).isFalse();
        assertThat(deletes(locks, sandbox("b"))).isTrue();
        assertThat(locks.on(sandbox("a")))
                .singleElement()
                .satisfies(lock -> assertThat(lock.message())
                        .hasToString("Locked by ada by name until %s: Demo".formatted(until)));
        assertThat(trail.story()).containsExactly("INTENT lock", "OUTCOME lock SUCCEEDED");
        assertThat(trail.outcome().detail()).isEqualTo("Until %s. Demo".formatted(until));
        assertThat(trail.rows().getLast().context().reason()).isEqualTo("Demo");
        assertThat(events).containsExactly(new LocksChanged());
    }

    @Test
    void another_console_shows_it_after_its_next_reading() {
        lock(operator, sandbox("a"), null);
        assertThat(other.on(sandbox("a"))).isEmpty();

        other.refresh();

        assertThat(other.on(sandbox("a"))).isEqualTo(locks.on(sandbox("a")));
    }

    @Test
    void a_lock_ends_by_the_clock_everywhere() {
        lock(operator, sandbox("a"), clock.instant().plus(Duration.ofHours(1)));
        UUID id = locks.on(sandbox("a")).getFirst().id();

        clock.advance(Duration.ofHours(1));

        assertThat(deletes(locks, sandbox("a"))).isTrue();
        assertThat(locks.on(sandbox("a"))).isEmpty();
        assertThat(locks.visible(admin)).isEmpty();
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> locks.require(id))
                .withMessageContaining("no longer there");
        lock(lead, sandbox("a"), null);
        assertThat(deletes(locks, sandbox("a"))).isFalse();
    }

    @Test
    void a_removed_lock_protects_no_longer_and_is_removed_once() {
        lock(operator, sandbox("a"), null);
        SandboxLock lock = locks.on(sandbox("a")).getFirst();

        locks.remove(lead, lock, target(sandbox("a")));

        assertThat(deletes(locks, sandbox("a"))).isTrue();
        assertThat(locks.on(sandbox("a"))).isEmpty();
        assertThat(trail.story()).endsWith("INTENT unlock", "OUTCOME unlock SUCCEEDED");
        assertThat(trail.outcome("unlock").detail()).isEqualTo("It was locked by ada by name. Demo");
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> locks.remove(operator, lock, target(sandbox("a"))))
                .withMessageContaining("another person removed it");
    }

    @Test
    void reason_and_end_of_a_lock_change_and_the_trail_keeps_the_earlier_ones() {
        Instant end = clock.instant().plus(Duration.ofHours(1));
        lock(operator, sandbox("a"), end);
        SandboxLock lock = locks.on(sandbox("a")).getFirst();

        locks.change(lead, lock, target(sandbox("a")), new ProtectionTerms("Longer", null));
        clock.advance(Duration.ofHours(2));

        assertThat(deletes(other, sandbox("a"))).isFalse();
        assertThat(locks.on(sandbox("a"))).singleElement().satisfies(now -> {
            assertThat(now.why()).isEqualTo("Longer");
            assertThat(now.until()).isNull();
            assertThat(now.by()).isEqualTo("ada by name");
        });
        assertThat(trail.story()).endsWith("INTENT change-lock", "OUTCOME change-lock SUCCEEDED");
        assertThat(trail.rows().getLast().context().changes())
                .containsExactlyInAnyOrder(
                        new Change("lock.until", end.toString(), null), new Change("lock.why", "Demo", "Longer"));
        var viewer = Actors.person("vic", Role.VIEWER, "core");
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> locks.change(viewer, lock, target(sandbox("a")), new ProtectionTerms("No", null)));
        assertThat(trail.story()).endsWith("OUTCOME change-lock DENIED");
    }

    @Test
    void a_lock_that_has_ended_or_a_passed_end_is_refused() {
        lock(operator, sandbox("a"), null);
        SandboxLock lock = locks.on(sandbox("a")).getFirst();

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() ->
                        locks.change(lead, lock, target(sandbox("a")), new ProtectionTerms("Why", clock.instant())))
                .withMessageContaining("must be in the future");
        locks.remove(lead, lock, target(sandbox("a")));
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> locks.change(lead, lock, target(sandbox("a")), new ProtectionTerms("Why", null)))
                .withMessageContaining("another person removed it");
    }

    @Test
    void the_same_is_locked_once() {
        lock(operator, sandbox("a"), null);

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> lock(admin, sandbox("a"), null))
                .withMessageContaining("The same is locked already. Locked by ada by name: Demo");

        assertThat(locks.on(sandbox("a"))).hasSize(1);
    }

    @Test
    void a_lock_on_a_creator_in_a_team_says_nothing_about_another_team_and_outlives_the_key() {
        locks.place(lead, LockSubject.OfCreator.of(KEY), "core", new ProtectionTerms("Audit", null));

        var deleted = ((Creator.ApiKey) KEY).asDeleted();
        assertThat(deletes(locks, sandbox("a"))).isFalse();
        assertThat(deletes(locks, sandbox("new", "core", deleted, Map.of()))).isFalse();
        assertThat(locks.on(sandbox("new", "core", deleted, Map.of()))).hasSize(1);
        assertThat(deletes(locks, sandbox("b", "research", KEY, Map.of()))).isTrue();
        assertThat(deletes(locks, sandbox("c", null, KEY, Map.of()))).isTrue();
        var namesake = new Creator.ApiKey("key-2", "Staging-CI", false, Creator.Evidence.RECORDED);
        assertThat(deletes(locks, sandbox("d", "core", namesake, Map.of()))).isTrue();
        assertThat(trail.rows().getLast().what())
                .satisfies(what -> assertThat(what.name()).isEqualTo("all sandboxes of Staging-CI"))
                .satisfies(what -> assertThat(what.team()).isEqualTo("core"));
    }

    @Test
    void a_lock_by_label_of_all_teams_covers_each_team() {
        locks.place(admin, new LockSubject.WithLabel("purpose", "ci"), null, new ProtectionTerms("Release", null));

        assertThat(deletes(locks, sandbox("a"))).isFalse();
        assertThat(deletes(locks, sandbox("b", "research", KEY, Map.of("purpose", "ci"))))
                .isFalse();
        assertThat(deletes(locks, sandbox("c", null, KEY, Map.of("purpose", "ci"))))
                .isFalse();
        assertThat(deletes(locks, sandbox("d", "core", KEY, Map.of("purpose", "cd"))))
                .isTrue();
        assertThat(locks.on(sandbox("c", null, KEY, Map.of("purpose", "ci")))).hasSize(1);
        assertThat(locks.on(sandbox("d", "core", KEY, Map.of("purpose", "cd")))).isEmpty();
    }

    @Test
    void only_who_may_delete_locks_a_sandbox_and_only_leads_and_admins_lock_groups() {
        var group = new LockSubject.WithLabel("purpose", "ci");
        var terms = new ProtectionTerms("Why", null);
        for (Actor actor : List.of(
                Actors.person("vic", Role.VIEWER, "core"),
                Actors.person("aud", Role.AUDITOR),
                Actors.person("sam", Role.LEAD, "research"))) {
            assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> lock(actor, sandbox("a"), null));
            assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> locks.place(actor, group, "core", terms));
        }
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> locks.place(operator, group, "core", terms))
                .withMessageContaining("may not lock all sandboxes with purpose=ci");
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> locks.place(lead, group, null, terms));
        assertThat(deletes(locks, sandbox("a"))).isTrue();

        locks.place(lead, group, "core", terms);
        SandboxLock lock = locks.on(sandbox("a")).getFirst();

        assertThat(locks.mayUnlock(operator, lock)).isFalse();
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> locks.remove(operator, lock, null));
        assertThat(deletes(locks, sandbox("a"))).isFalse();
        assertThat(locks.mayUnlock(lead, lock)).isTrue();
        assertThat(trail.story()).contains("OUTCOME lock DENIED", "OUTCOME lock SUCCEEDED", "OUTCOME unlock DENIED");
    }

    @Test
    void each_sees_the_locks_of_the_own_scope() {
        lock(operator, sandbox("a"), null);
        locks.place(admin, new LockSubject.WithLabel("purpose", "ci"), null, new ProtectionTerms("Why", null));

        assertThat(locks.visible(operator)).hasSize(1);
        assertThat(locks.visible(admin)).hasSize(2);
        assertThat(locks.visible(Actors.person("sam", Role.LEAD, "research"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "long"})
    void a_reason_is_required_and_has_an_end(String why) {
        String reason = why.equals("long") ? "x".repeat(ProtectionTerms.LONGEST_REASON + 1) : why;

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> locks.place(
                        admin,
                        target(sandbox("a")),
                        LockSubject.One.of(sandbox("a")),
                        new ProtectionTerms(reason, null)))
                .withMessage("State a reason of 1 to 1,000 characters.");

        assertThat(deletes(locks, sandbox("a"))).isTrue();
        assertThat(trail.story()).endsWith("OUTCOME lock FAILED");
    }

    @Test
    void an_end_that_has_passed_is_refused() {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> lock(admin, sandbox("a"), clock.instant()))
                .withMessageContaining("must be in the future");
    }

    @Test
    void odd_texts_are_kept_and_never_confused() {
        var odd = sandbox("a\0=b", "core", KEY, Map.of("k", "v =x\0", "k v", "=x"));
        lock(admin, sandbox("plain"), null);
        locks.place(admin, new LockSubject.WithLabel("k", "v =x"), "core", new ProtectionTerms("Why", null));

        assertThat(deletes(locks, odd)).isTrue();
        assertThat(deletes(locks, sandbox("b", "core", KEY, Map.of("k", "v =x"))))
                .isFalse();
    }

    @Test
    void the_filter_finds_what_is_locked_now() {
        lock(operator, sandbox("a"), clock.instant().plus(Duration.ofHours(1)));

        assertThat(matches("locked:yes", sandbox("a"))).isTrue();
        assertThat(matches("locked:yes", sandbox("b"))).isFalse();
        assertThat(matches("-locked:yes", sandbox("b"))).isTrue();
        assertThat(matches("locked:no", sandbox("b"))).isTrue();
        assertThat(matches("locked:YES,no", sandbox("b"))).isTrue();
        clock.advance(Duration.ofHours(2));
        assertThat(matches("locked:yes", sandbox("a"))).isFalse();
    }

    private boolean matches(String filter, Sandbox sandbox) {
        return SandboxFilter.parse(filter)
                .predicate(clock.instant(), operator, locks.view())
                .test(sandbox);
    }
}
