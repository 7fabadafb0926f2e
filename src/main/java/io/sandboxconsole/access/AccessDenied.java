package io.sandboxconsole.access;

import io.sandboxconsole.words.Phrase;

/// The policy says no; nothing was done. A `hidden` target must read as *not found* to the actor.
public final class AccessDenied extends RuntimeException {

    private final transient Phrase explanation;

    private final Permission permission;

    private final boolean hidden;

    AccessDenied(Actor actor, Operation operation, boolean hidden) {
        this(explained(actor, operation), operation.permission(), hidden);
    }

    private AccessDenied(Phrase explanation, Permission permission, boolean hidden) {
        super(explanation.toString());
        this.explanation = explanation;
        this.permission = permission;
        this.hidden = hidden;
    }

    /// The sentence for people.
    public Phrase explanation() {
        return explanation;
    }

    public Permission permission() {
        return permission;
    }

    public boolean hidden() {
        return hidden;
    }

    private static Phrase explained(Actor actor, Operation operation) {
        return Phrase.of(
                "problem.denied",
                actor.name(),
                operation.action(),
                operation.subject(),
                operation.permission().word());
    }
}
