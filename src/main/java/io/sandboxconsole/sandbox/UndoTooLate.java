package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RecordedFailure;
import org.jspecify.annotations.Nullable;

/// No deletion of the sandbox waits any more: it was undone already, or it is being carried out.
public final class UndoTooLate extends RuntimeException implements RecordedFailure {

    UndoTooLate(SandboxId id) {
        super("There is no deletion of sandbox %s to undo: it was undone already, or its time has come.".formatted(id));
    }

    @Override
    public String code() {
        return "undo-too-late";
    }

    @Override
    public String explanation() {
        return String.valueOf(getMessage());
    }

    @Override
    public @Nullable String engineRequestId() {
        return null;
    }

    @Override
    public boolean unclear() {
        return false;
    }
}
