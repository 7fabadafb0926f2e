package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RecordedFailure;
import org.jspecify.annotations.Nullable;

/// There is no such sandbox, or the actor must not know that there is.
public final class SandboxNotFound extends RuntimeException implements RecordedFailure {

    SandboxNotFound(SandboxId id) {
        super("There is no sandbox %s. It may have been deleted or have expired.".formatted(id));
    }

    @Override
    public String code() {
        return "not-found";
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
