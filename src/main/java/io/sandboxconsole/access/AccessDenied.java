package io.sandboxconsole.access;

/// The policy says no; nothing was done. A `hidden` target must read as *not found* to the actor.
public final class AccessDenied extends RuntimeException {

    private final Permission permission;

    private final boolean hidden;

    AccessDenied(Actor actor, Operation operation, boolean hidden) {
        super("%s may not %s %s: the permission %s is missing."
                .formatted(
                        actor.name(),
                        operation.action(),
                        operation.target(),
                        operation.permission().word()));
        this.permission = operation.permission();
        this.hidden = hidden;
    }

    public Permission permission() {
        return permission;
    }

    public boolean hidden() {
        return hidden;
    }
}
