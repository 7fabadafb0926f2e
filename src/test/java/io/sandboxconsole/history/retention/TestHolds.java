package io.sandboxconsole.history.retention;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.history.SandboxFields;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Creates the real [LegalHolds] over a test's own database.
public final class TestHolds {

    private TestHolds() {}

    public static LegalHolds on(DataSource database, Guard guard, Clock clock) {
        return new LegalHolds(
                new HoldRepository(JdbcClient.create(database), new SandboxFields()),
                guard,
                new JdbcTransactionManager(database),
                clock);
    }
}
