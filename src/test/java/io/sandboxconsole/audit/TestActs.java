package io.sandboxconsole.audit;

import io.sandboxconsole.audit.retention.TrailActs;
import javax.sql.DataSource;

/// The acts on the trail in a database of a test.
public final class TestActs {

    private TestActs() {}

    public static TrailActs on(DataSource database) {
        return new ChainedTrail(database).acts;
    }
}
