package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.words.Phrase;

/// There is no such sandbox, or the actor must not know that there is.
public final class SandboxNotFound extends RuntimeException implements RecordedFailure {

    private final transient Phrase explanation;

    SandboxNotFound(SandboxId id) {
        this(Phrase.of("problem.sandbox-unknown", id.toString()));
    }

    private SandboxNotFound(Phrase explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return "not-found";
    }

    @Override
    public Phrase explanation() {
        return explanation;
    }
}
