package io.sandboxconsole.access.rights;

import io.sandboxconsole.access.LastKnownGrants;

/// Creates the real sources of rights over what a test provides.
public final class RightsOn {

    private RightsOn() {}

    public static RightsSource standings(LastKnownGrants lastKnownGrants) {
        return new PersonRights(lastKnownGrants);
    }
}
