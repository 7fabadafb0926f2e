package io.sandboxconsole.access.rights;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LastKnownGrants;
import org.springframework.stereotype.Component;

/// Knows the rights of people as of their last sign-in or check, in any of their sessions.
@Component
class PersonRights implements RightsSource {

    private final LastKnownGrants lastKnownGrants;

    PersonRights(LastKnownGrants lastKnownGrants) {
        this.lastKnownGrants = lastKnownGrants;
    }

    @Override
    public Actor.Kind kind() {
        return Actor.Kind.PERSON;
    }

    @Override
    public Rights of(Actor actor) {
        return lastKnownGrants
                .confirmed(actor.id().label())
                .<Rights>map(known -> new Rights.Confirmed(actor.with(known.grants()), known.at()))
                .orElseGet(Rights.Unknown::new);
    }
}
