package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.words.Phrase;

/// No deletion of the sandbox waits any more: it was undone already, or it is being carried out.
public final class UndoTooLate extends RuntimeException implements RecordedFailure {

    private final transient Phrase explanation;

    UndoTooLate(SandboxId id) {
        this(Phrase.of("problem.undo-too-late", id.toString()));
    }

    private UndoTooLate(Phrase explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return "undo-too-late";
    }

    @Override
    public Phrase explanation() {
        return explanation;
    }
}
