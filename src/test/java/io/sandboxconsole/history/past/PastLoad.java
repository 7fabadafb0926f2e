package io.sandboxconsole.history.past;

import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the fleet of an instant, for benchmarks.
public final class PastLoad {

    private PastLoad() {}

    public static List<Sandbox> at(DataSource database, SandboxFields fields, Instant at) {
        return new FleetAsOf(JdbcClient.create(database), fields).at(at, _ -> {});
    }
}
