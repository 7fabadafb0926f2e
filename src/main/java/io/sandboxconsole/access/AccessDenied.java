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
        var enough = operation.permission().roles();
        var roles = Role.either(enough);
        var did = OperationText.of(operation);
        // An operator of another team would not see what is missing.
        return actor.roles().stream().anyMatch(enough::contains)
                ? Message.of("problem.denied.team", actor.name(), did, roles)
                : Message.of("problem.denied", actor.name(), did, roles);
    }
}
