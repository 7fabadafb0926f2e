package io.sandboxconsole.access;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Creates the real [LastKnownGrants] over a test's own database.
public final class StandingsOn {

    private StandingsOn() {}

    public static LastKnownGrants database(JdbcClient jdbc, Clock clock) {
        var properties = new AccessProperties("sub", List.of(), List.of("roles"), List.of("teams"), List.of());
        return new LastKnownGrants(jdbc, new CurrentActor(new Grants(properties)), Runnable::run, clock);
    }
}
