package io.sandboxconsole.sandbox.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests which acts a lock forbids, as `docs/locks.md` has them.
class EndingTests {

    private static final Sandbox PLAIN =
            LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob");

    private static final Instant EXPIRY = Objects.requireNonNull(PLAIN.expiresAt());

    private static final SandboxLock LOCK = lock(LockSubject.One.of(PLAIN));

    private static SandboxLock lock(LockSubject subject) {
        return new SandboxLock(UUID.randomUUID(), subject, null, null, "Ada", "ada", "Why", Instant.EPOCH, null);
    }

    private static Sandbox with(Interval stop, Interval delete) {
        return PLAIN.withAttributes(attributes(new Intervals(stop, Interval.NEVER, Interval.LATEST, delete)));
    }

    private static EngineAttributes attributes(Intervals intervals) {
        return new EngineAttributes(null, null, null, null, null, intervals, false, false, null, null);
    }

    private static boolean breaks(Sandbox sandbox, SandboxCommand command) {
        return Ending.of(command).breaks(LOCK, sandbox);
    }

    @ParameterizedTest
    @EnumSource(SandboxAction.class)
    void of_the_plain_acts_only_the_deletion_ends_a_sandbox(SandboxAction action) {
        if (SandboxCommand.Simple.suffices(action)) {
            assertThat(breaks(PLAIN, new SandboxCommand.Simple(action))).isEqualTo(action == SandboxAction.DELETE);
        }
    }

    @Test
    void a_stop_ends_an_ephemeral_sandbox() {
        var stop = new SandboxCommand.Simple(SandboxAction.STOP);

        assertThat(breaks(with(Interval.NEVER, Interval.AT_ONCE), stop)).isTrue();
        assertThat(breaks(with(Interval.NEVER, Interval.after(Duration.ofMinutes(1))), stop))
                .isFalse();
    }

    @Test
    void an_earlier_expiry_ends_it_sooner_and_a_later_one_does_not() {
        assertThat(breaks(PLAIN, new SandboxCommand.Renew(EXPIRY.minusSeconds(1))))
                .isTrue();
        assertThat(breaks(PLAIN, new SandboxCommand.Renew(EXPIRY.plusMillis(1))))
                .isFalse();
        assertThat(breaks(PLAIN, new SandboxCommand.Renew(EXPIRY.plusSeconds(1))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // stop and delete before, after, whether a lock forbids it
        "never, never, never, never, false",
        "never, never, never, at-once, true",
        "never, never, never, P1D, true",
        "never, P1D, never, PT1H, true",
        "never, PT1H, never, P1D, false",
        "never, PT1H, never, never, false",
        "P1D, never, PT1H, never, false",
        "P1D, PT1H, PT1H, PT1H, true",
        "P1D, PT1H, never, PT1H, false",
        "never, unstated, never, P1D, true",
        "never, unstated, never, never, false",
        "never, latest, never, P9D, true"
    })
    void other_intervals_may_end_it_sooner(
            String stopBefore, String deleteBefore, String stop, String delete, boolean forbidden) {
        var before = with(interval(stopBefore), interval(deleteBefore));
        var after = with(interval(stop), interval(delete)).attributes().intervals();

        assertThat(breaks(
                        before,
                        new SandboxCommand.SetIntervals(before.attributes().intervals(), after)))
                .isEqualTo(forbidden);
    }

    private static Interval interval(String text) {
        return switch (text) {
            case "never" -> Interval.NEVER;
            case "unstated" -> Interval.UNSTATED;
            case "at-once" -> Interval.AT_ONCE;
            case "latest" -> Interval.LATEST;
            default -> Interval.after(Duration.parse(text));
        };
    }

    @Test
    void the_label_of_a_lock_stays_while_it_lasts() {
        var ofLabel = lock(new LockSubject.WithLabel("purpose", "ci"));

        assertThat(Ending.of(edit(Map.of("purpose", "cd"), Set.of())).breaks(ofLabel, PLAIN))
                .isTrue();
        assertThat(Ending.of(edit(Map.of(), Set.of("purpose"))).breaks(ofLabel, PLAIN))
                .isTrue();
        assertThat(Ending.of(edit(Map.of("purpose", "ci"), Set.of("other"))).breaks(ofLabel, PLAIN))
                .isFalse();
        assertThat(breaks(PLAIN, edit(Map.of("purpose", "cd"), Set.of()))).isFalse();
    }

    private static SandboxCommand edit(Map<String, String> set, Set<String> remove) {
        return new SandboxCommand.EditMetadata(new MetadataPatch(set, remove));
    }
}
