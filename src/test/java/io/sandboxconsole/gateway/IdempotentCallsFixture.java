package io.sandboxconsole.gateway;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes idempotent calls on a database of a test.
public final class IdempotentCallsFixture {

    private IdempotentCallsFixture() {}

    public static IdempotentCalls on(DataSource database, Clock clock) {
        return new IdempotentCalls(new IdempotencyRepository(JdbcClient.create(database)), clock);
    }
}
