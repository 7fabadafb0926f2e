package io.sandboxconsole.audit;

import io.sandboxconsole.leadership.TestConsole;
import javax.sql.DataSource;

/// A signed trail of a console that has stopped, for tests of what becomes of its database.
public final class TrailToMove {

    private TrailToMove() {}

    /// Writes attempts of two rows each.
    public static void write(DataSource database, int attempts) {
        var console = new ChainedTrail(database);
        console.write(attempts);
        console.sign();
        TestConsole.passTerm(database, "audit");
    }

    /// Begins the chain, as the first start of a console does.
    public static void begin(DataSource database) {
        new ChainedTrail(database).trail.begin();
    }
}
