package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;

/// Reports that a sandbox does not exist, or is outside the actor's scope.
public final class SandboxNotFound extends RuntimeException implements RecordedFailure {

    private final transient Message explanation;

    public SandboxNotFound(SandboxId id) {
        this(Message.of("problem.sandbox-unknown", id.toString()));
    }

    private SandboxNotFound(Message explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return "not-found";
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
