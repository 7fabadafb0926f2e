package io.sandboxconsole.sandbox;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sandbox's lifecycle state: a vocabulary common to all engines, and the engine's own word beside it.
///
/// The set is open: an unknown word is kept and classed as [Kind#OTHER].
public record SandboxState(Kind kind, String word) {

    private static final String UNSTATED = "Unknown";

    /// The states common to all engines.
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

        private final String word = name().toLowerCase(Locale.ROOT);

        /// The kind's name in filters: `running`.
        public String word() {
            return word;
        }

        /// The kind with this name, in any case.
        public static Optional<Kind> named(String word) {
            for (Kind kind : values()) {
                if (kind.word().equalsIgnoreCase(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// The engine's word for a state, or a word of ours where it states none.
    public static String stated(@Nullable String word) {
        return word == null || word.isBlank() ? UNSTATED : word;
    }

    /// A state whose engine uses the common word for it.
    public static SandboxState of(Kind kind) {
        return new SandboxState(kind, kind.word());
    }

    /// Whether the engine moves the sandbox on to another state by itself.
    public boolean transitional() {
        return switch (kind) {
            case PENDING, PAUSING, RESUMING, STOPPING -> true;
            case RUNNING, PAUSED, STOPPED, TERMINATED, FAILED, OTHER -> false;
        };
    }

    /// Whether `action` makes sense in this state. An unknown state allows only the actions that are always possible.
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
