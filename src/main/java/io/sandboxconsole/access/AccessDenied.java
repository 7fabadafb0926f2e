package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;

/// Reports a denial by the policy; the operation has not run. A `hidden` target must read as *not found* to the actor.
public final class AccessDenied extends RuntimeException {

    private final transient Message explanation;

    private final Permission permission;

    private final boolean hidden;

    AccessDenied(Actor actor, Operation operation, boolean hidden) {
        this(explained(actor, operation), operation.permission(), hidden);
    }

    private AccessDenied(Message explanation, Permission permission, boolean hidden) {
        super(explanation.toString());
        this.explanation = explanation;
        this.permission = permission;
        this.hidden = hidden;
    }

    /// The localizable sentence for people.
    public Message explanation() {
        return explanation;
    }

    public Permission permission() {
        return permission;
    }

    public boolean hidden() {
        return hidden;
    }

    private static Message explained(Actor actor, Operation operation) {
        return Message.of(
                "problem.denied",
                actor.name(),
                OperationText.of(operation),
                Role.either(operation.permission().roles()));
    }
}
