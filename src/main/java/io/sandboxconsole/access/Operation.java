package io.sandboxconsole.access;

import org.jspecify.annotations.Nullable;

/// Something an actor wants to do: its name in the trail, the permission it takes, and what it is done to.
public record Operation(String action, Permission permission, Target target) {

    /// What an operation is done to; `team` and `owner` are label tokens, and absent parts are not known.
    public record Target(
            @Nullable String connection,
            @Nullable String id,
            @Nullable String name,
            @Nullable String team,
            @Nullable String owner) {

        /// The console itself, when no sandbox is concerned.
        public static final Target CONSOLE = new Target(null, null, null, null, null);

        @Override
        public String toString() {
            if (id != null) {
                return name == null || name.equals(id) ? "sandbox " + id : "sandbox %s (%s)".formatted(name, id);
            }
            return name == null ? "the console" : "sandbox " + name;
        }
    }
}
