package io.sandboxconsole.audit;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Creates the real [AuditIntents] over a test's database.
public final class AuditIntentsOn {

    private AuditIntentsOn() {}

    public static AuditIntents database(DataSource database) {
        return new AuditIntents(JdbcClient.create(database));
    }
}
