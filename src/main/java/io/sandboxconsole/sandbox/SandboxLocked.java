package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;
import java.util.UUID;

/// Reports that a lock forbids an act that would end the sandbox; the engine was not called.
public final class SandboxLocked extends RuntimeException implements RecordedFailure {

    /// The code in the trail and at `/v1`.
    public static final String CODE = "SANDBOX_LOCKED";

    private final transient Message explanation;

    /// @param lock the sentence about the lock
    /// @param id of the lock
    public SandboxLocked(Message lock, UUID id) {
        this(Message.of("problem.lock.locked", lock, id.toString()));
    }

    private SandboxLocked(Message explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Message explanation() {
        return explanation;
    }

    @Override
    public boolean denied() {
        return true;
    }
}
