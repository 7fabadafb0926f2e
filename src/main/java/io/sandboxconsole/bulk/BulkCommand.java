package io.sandboxconsole.bulk;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan does to each of its sandboxes: the same act with the same values for all.
public sealed interface BulkCommand {

    /// The acts that a plan can do.
    Set<SandboxAction> ACTIONS = Set.copyOf(EnumSet.of(
            SandboxAction.DELETE,
            SandboxAction.PAUSE,
            SandboxAction.RESUME,
            SandboxAction.START,
            SandboxAction.STOP,
            SandboxAction.ARCHIVE,
            SandboxAction.RENEW,
            SandboxAction.EDIT_METADATA,
            SandboxAction.SET_INTERVALS));

    SandboxAction action();

    /// The command for one of the sandboxes.
    SandboxCommand on(Sandbox sandbox);

    /// Whether nothing brings back what the act takes away.
    default boolean irreversible() {
        return action() == SandboxAction.DELETE;
    }

    /// An act without values.
    record Simple(SandboxAction action) implements BulkCommand {

        public Simple {
            if (!ACTIONS.contains(action) || !SandboxCommand.Simple.suffices(action)) {
                throw new IllegalArgumentException("No plan does %s without values.".formatted(action));
            }
        }

        @Override
        public SandboxCommand on(Sandbox sandbox) {
            return new SandboxCommand.Simple(action);
        }
    }

    /// Moves the expiry of each sandbox to the same time.
    record Renew(Instant expiresAt) implements BulkCommand {

        @Override
        public SandboxAction action() {
            return SandboxAction.RENEW;
        }

        @Override
        public SandboxCommand on(Sandbox sandbox) {
            return new SandboxCommand.Renew(expiresAt);
        }
    }

    /// Sets and removes metadata.
    record EditMetadata(MetadataPatch patch) implements BulkCommand {

        public EditMetadata {
            if (patch.isEmpty()) {
                throw new IllegalArgumentException("The patch has no effect.");
            }
        }

        @Override
        public SandboxAction action() {
            return SandboxAction.EDIT_METADATA;
        }

        @Override
        public SandboxCommand on(Sandbox sandbox) {
            return new SandboxCommand.EditMetadata(patch);
        }
    }

    /// Sets the intervals that are given; absent ones stay as each sandbox has them.
    record SetIntervals(
            @Nullable Interval stop,
            @Nullable Interval pause,
            @Nullable Interval archive,
            @Nullable Interval delete) implements BulkCommand {

        public SetIntervals {
            if (stop == null && pause == null && archive == null && delete == null) {
                throw new IllegalArgumentException("No interval is given.");
            }
        }

        @Override
        public SandboxAction action() {
            return SandboxAction.SET_INTERVALS;
        }

        @Override
        public SandboxCommand on(Sandbox sandbox) {
            var before = sandbox.attributes().intervals();
            return new SandboxCommand.SetIntervals(
                    before,
                    new Intervals(
                            stop == null ? before.stop() : stop,
                            pause == null ? before.pause() : pause,
                            archive == null ? before.archive() : archive,
                            delete == null ? before.delete() : delete));
        }
    }
}
