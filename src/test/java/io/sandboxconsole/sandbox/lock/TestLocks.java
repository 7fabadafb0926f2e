package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.access.Guard;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Makes the real locks over a test's database.
public final class TestLocks {

    private TestLocks() {}

    public static Locks on(DataSource database, Guard guard, Clock clock) {
        return on(database, guard, clock, _ -> {});
    }

    /// @param events gets what is published
    public static Locks on(DataSource database, Guard guard, Clock clock, Consumer<Object> events) {
        return new Locks(
                new LockRepository(JdbcClient.create(database)),
                guard,
                new JdbcTransactionManager(database),
                events::accept,
                clock);
    }
}
