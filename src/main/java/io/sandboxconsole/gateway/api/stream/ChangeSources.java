package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.change.ChangeLog;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.Locks;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// What streams of changes read from.
@Component
record ChangeSources(ChangeLog log, ChangeTail tail, History history, Locks locks, Guard guard, InstantSource time) {

    Predicate<Life> predicate(SandboxFilter filter, Actor actor) {
        return filter.lifePredicate(time.instant(), actor, locks.view());
    }

    boolean permits(Caller caller) {
        return !guard.scope(caller.actor(), Permission.VIEW_SANDBOX).isEmpty();
    }
}
