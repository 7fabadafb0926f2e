package io.sandboxconsole.history.change;

import io.sandboxconsole.access.Guards;
import io.sandboxconsole.audit.TestTrail;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the log of changes of a test's database.
public final class ChangeLogs {

    private ChangeLogs() {}

    public static ChangeLog on(DataSource database) {
        return new ChangeLog(JdbcClient.create(database), Guards.on(TestTrail.create(), Clock.systemUTC()));
    }
}
