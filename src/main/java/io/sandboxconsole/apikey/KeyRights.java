package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.rights.RightsSource;
import io.sandboxconsole.apikey.Authentication.Accepted;
import io.sandboxconsole.apikey.Authentication.Expired;
import io.sandboxconsole.apikey.Authentication.Malformed;
import io.sandboxconsole.apikey.Authentication.Powerless;
import io.sandboxconsole.apikey.Authentication.Revoked;
import io.sandboxconsole.apikey.Authentication.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Knows the rights of keys: a key that was revoked here has none at once, one that was revoked on another console
/// within seconds.
@Component
class KeyRights implements RightsSource {

    private final KeyAuthentication authentication;

    private final Clock clock;

    KeyRights(KeyAuthentication authentication, Clock clock) {
        this.authentication = authentication;
        this.clock = clock;
    }

    @Override
    public Actor.Kind kind() {
        return Actor.Kind.KEY;
    }

    @Override
    public Rights of(Actor actor) {
        Instant now = clock.instant();
        return switch (authentication.authenticate(
                UUID.fromString(actor.id().value()), now, actor.origin().address())) {
            case Accepted accepted -> new Rights.Confirmed(accepted.actor().from(actor.origin()), now);
            case Malformed _, Unknown _, Expired _, Revoked _, Powerless _ -> new Rights.Ended();
        };
    }
}
