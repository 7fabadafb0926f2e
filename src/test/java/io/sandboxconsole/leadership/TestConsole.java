package io.sandboxconsole.leadership;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The leases of a console in a test; several on one database are several consoles.
public final class TestConsole {

    private static final Duration TERM = Duration.ofSeconds(15);

    private TestConsole() {}

    public static Leadership on(DataSource database) {
        return new Leadership(new JdbcTemplate(database), new JdbcTransactionManager(database), TERM);
    }

    /// Lets the term of the lease `name` pass, as the database sees it.
    public static void passTerm(DataSource database, String name) {
        JdbcClient.create(database)
                .sql("update leadership set expires = current_timestamp where name = ?")
                .param(name)
                .update();
    }
}
