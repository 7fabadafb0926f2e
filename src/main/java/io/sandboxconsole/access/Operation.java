package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// An operation an actor attempts: its name in the trail, the permission it requires, and its target.
public record Operation(String action, Permission permission, Target target) {

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
