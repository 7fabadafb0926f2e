package io.sandboxconsole.gateway;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.CallerReference;

/// Authenticated callers, as the authenticator returns them for a key in the header of keys.
final class Callers {

    private Callers() {}

    static Caller of(Actor actor) {
        return of(actor, Limits.NONE);
    }

    static Caller of(Actor actor, Limits limits) {
        return new Caller(actor, null, limits, new CallerReference.EngineKey(), null, true);
    }
}
