package io.sandboxconsole.sandbox.attribution;

import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores engines' own records for tests of other modules.
public record EngineBooks(Attribution attribution, EngineActs acts) {

    public static EngineBooks in(DataSource database, Clock clock) {
        var jdbc = JdbcClient.create(database);
        return new EngineBooks(new Attribution(jdbc, Map::of, clock), new EngineActs(jdbc, clock));
    }
}
