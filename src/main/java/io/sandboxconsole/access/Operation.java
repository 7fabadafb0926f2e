package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// An operation an actor attempts: its name in the trail, the permission it requires, and its target.
///
/// @param reason as the actor gave it
/// @param changes the values that it replaces
public record Operation(
        String action,
        Permission permission,
        Target target,
        @Nullable String reason,
        FieldChanges changes) {

    /// Creates an operation for which no reason is given and which replaces no known values.
    public Operation(String action, Permission permission, Target target) {
        this(action, permission, target, null, FieldChanges.NONE);
    }

    /// Returns this operation with the reason that the actor gave.
    public Operation because(@Nullable String given) {
        return new Operation(action, permission, target, given, changes);
    }

    /// Returns this operation with the values that it replaces.
    public Operation changing(FieldChanges replaced) {
        return new Operation(action, permission, target, reason, replaced);
    }

    /// Returns this operation on another target.
    public Operation on(Target other) {
        return new Operation(action, permission, other, reason, changes);
    }

    /// The target of an operation; `team` and `owner` are label tokens, and absent parts are not known.
    public record Target(
            @Nullable String connection,
            @Nullable String id,
            @Nullable String name,
            @Nullable String team,
            @Nullable String owner) {

        /// The console itself, when no sandbox is concerned.
        public static final Target CONSOLE = new Target(null, null, null, null, null);

        /// Returns the target's name within a sentence.
        Message message() {
            if (id != null) {
                return name == null || name.equals(id)
                        ? Message.of("problem.target.sandbox", id)
                        : Message.of("problem.target.sandbox-named", name, id);
            }
            return name == null ? Message.of("problem.target.console") : Message.of("problem.target.sandbox", name);
        }

        @Override
        public String toString() {
            return message().toString();
        }
    }
}
