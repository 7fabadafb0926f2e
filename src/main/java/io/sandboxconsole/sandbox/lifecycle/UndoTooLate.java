package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxId;

/// Reports that no deletion of the sandbox is scheduled any more: it was undone already, or is being carried out.
public final class UndoTooLate extends RuntimeException implements RecordedFailure {

    private final transient Message explanation;

    UndoTooLate(SandboxId id) {
        this(Message.of("problem.undo-too-late", id.toString()));
    }

    private UndoTooLate(Message explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return "undo-too-late";
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
