package io.sandboxconsole.sandbox;

import java.util.Locale;
import java.util.Optional;

/// Where a sandbox is in its life: one vocabulary for all engines, and the engine's own word beside it.
///
/// The set is open: a word nobody has foreseen is kept and classed as [Kind#OTHER].
public record SandboxState(Kind kind, String word) {

    /// The vocabulary all engines share.
    public enum Kind {
        PENDING,
        RUNNING,
        PAUSING,
        PAUSED,
        RESUMING,
        STOPPING,
        STOPPED,
        TERMINATED,
        FAILED,
        OTHER;

        /// How the kind is written in filters: `running`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind written `word`, in any case.
        public static Optional<Kind> named(String word) {
            for (Kind kind : values()) {
                if (kind.word().equalsIgnoreCase(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// A state whose engine uses our own word for it.
    public static SandboxState of(Kind kind) {
        return new SandboxState(kind, kind.word());
    }

    /// Whether the sandbox is on its way to another state by itself.
    public boolean transitional() {
        return switch (kind) {
            case PENDING, PAUSING, RESUMING, STOPPING -> true;
            case RUNNING, PAUSED, STOPPED, TERMINATED, FAILED, OTHER -> false;
        };
    }

    /// Whether `action` makes sense in this state. A state nobody has foreseen allows only what is always possible.
    public boolean allows(SandboxAction action) {
        return switch (action) {
            case PAUSE, SNAPSHOT -> kind == Kind.RUNNING;
            case RESUME -> kind == Kind.PAUSED;
            case RENEW ->
                switch (kind) {
                    case PENDING, RUNNING, PAUSING, PAUSED, RESUMING, OTHER -> true;
                    case STOPPING, STOPPED, TERMINATED, FAILED -> false;
                };
            case EDIT_METADATA, DELETE -> kind != Kind.STOPPING;
            case STOP -> kind == Kind.RUNNING || kind == Kind.PAUSED;
            case START, ARCHIVE -> kind == Kind.STOPPED;
            case RECOVER -> kind == Kind.FAILED;
            case TOUCH -> kind == Kind.RUNNING;
            case FORK -> kind == Kind.RUNNING;
            case RESIZE, OPEN_SSH -> kind == Kind.RUNNING || kind == Kind.STOPPED;
            case CLOSE_SSH, SET_INTERVALS, SET_OPEN_PORTS, BACKUP -> kind != Kind.STOPPING && kind != Kind.TERMINATED;
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
