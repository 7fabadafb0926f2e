package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an act does to the life of a sandbox, as far as a lock is concerned: `docs/locks.md` has the table. What is not
/// known counts as an end.
public sealed interface Ending {

    /// The act neither ends the sandbox nor lets it end sooner.
    Ending NEVER = new Harmless();

    /// The act ends the sandbox, or may do so.
    Ending ALWAYS = new Certain();

    /// Whether a lock that covers `sandbox` forbids the act.
    boolean breaks(SandboxLock lock, Sandbox sandbox);

    /// The act of a command.
    static Ending of(SandboxCommand command) {
        return switch (command) {
            case SandboxCommand.Simple simple -> simple(simple);
            case SandboxCommand.Renew renew -> new Renewal(renew.expiresAt());
            case SandboxCommand.SetIntervals intervals -> new OtherIntervals(intervals.after());
            case SandboxCommand.EditMetadata edit -> metadata(merged(edit.patch()));
            case SandboxCommand.TakeSnapshot _,
                    SandboxCommand.Fork _,
                    SandboxCommand.Resize _,
                    SandboxCommand.SetOpenPorts _ -> NEVER;
        };
    }

    private static Ending simple(SandboxCommand.Simple simple) {
        return switch (simple.action()) {
            case DELETE -> ALWAYS;
            case STOP -> new Stop();
            case START, PAUSE, RESUME, RECOVER, TOUCH, CLOSE_SSH, BACKUP, ARCHIVE -> NEVER;
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK ->
                throw simple.impossible();
        };
    }

    private static Map<String, @Nullable String> merged(MetadataPatch patch) {
        Map<String, @Nullable String> entries = new HashMap<>(patch.set());
        patch.remove().forEach(key -> entries.put(key, null));
        return entries;
    }

    /// A move of the expiry.
    static Ending renewal(Instant expiresAt) {
        return new Renewal(expiresAt);
    }

    /// A change of metadata.
    ///
    /// @param entries the entries to set; null removes one
    static Ending metadata(Map<String, @Nullable String> entries) {
        return new Metadata(entries);
    }

    /// [#NEVER].
    record Harmless() implements Ending {

        @Override
        public boolean breaks(SandboxLock lock, Sandbox sandbox) {
            return false;
        }
    }

    /// [#ALWAYS].
    record Certain() implements Ending {

        @Override
        public boolean breaks(SandboxLock lock, Sandbox sandbox) {
            return true;
        }
    }

    /// A stop, which deletes an ephemeral sandbox.
    record Stop() implements Ending {

        @Override
        public boolean breaks(SandboxLock lock, Sandbox sandbox) {
            return sandbox.attributes().intervals().ephemeral();
        }
    }

    /// A renewal. Engines keep whole seconds at least.
    record Renewal(Instant expiresAt) implements Ending {

        @Override
        public boolean breaks(SandboxLock lock, Sandbox sandbox) {
            @Nullable Instant before = sandbox.expiresAt();
            return before == null
                    || expiresAt.truncatedTo(ChronoUnit.SECONDS).isBefore(before.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /// Other intervals. Sooner deleted is also what stops sooner and is deleted afterwards.
    record OtherIntervals(Intervals after) implements Ending {

        @Override
        public boolean breaks(SandboxLock lock, Sandbox sandbox) {
            Intervals before = sandbox.attributes().intervals();
            boolean deleted = !after.delete().equals(Interval.NEVER);
            return sooner(before.delete(), after.delete()) || (deleted && sooner(before.stop(), after.stop()));
        }

        private static boolean sooner(Interval before, Interval after) {
            if (before.equals(after)) {
                return false;
            }
            if (before.when() == Interval.When.UNSTATED || after.when() == Interval.When.UNSTATED) {
                return !after.equals(Interval.NEVER);
            }
            return length(after).compareTo(length(before)) < 0;
        }

        private static Duration length(Interval interval) {
            return switch (interval.when()) {
                case AT_ONCE -> Duration.ZERO;
                case AFTER -> interval.time();
                case LATEST -> Duration.ofSeconds(Long.MAX_VALUE - 1);
                case NEVER -> Duration.ofSeconds(Long.MAX_VALUE);
                case UNSTATED -> throw new IllegalStateException("An unstated interval has no length.");
            };
        }
    }

    /// A change of metadata, which may take the sandbox out of a lock by label.
    record Metadata(Map<String, @Nullable String> entries) implements Ending {

        @Override
        public boolean breaks(SandboxLock lock, Sandbox sandbox) {
            return lock.subject() instanceof LockSubject.WithLabel label
                    && entries.containsKey(label.key())
                    && !label.value().equals(entries.get(label.key()));
        }
    }
}
