package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.testing.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// Tests the trail with a server process that really stops and starts again, behind the console's connection pool.
class StoppedPostgresTests {

    private static final Visible EVERYTHING = new Visible(true, Set.of(), null);

    private static final AuditQuery NEWEST = new AuditQuery(null, null, null, null, null, null, null, null, 10);

    @TempDir
    Path data;

    @Test
    void the_trail_is_unavailable_while_the_server_is_down_and_works_again_without_a_restart() throws IOException {
        var address = new PGSimpleDataSource();
        try (var server = server(address)) {
            Databases.migrate(server.getPostgresDatabase());
        }
        try (var pool = pool(address)) {
            var trail =
                    new AuditTrail(new JdbcTemplate(pool), new DataSourceTransactionManager(pool), Clock.systemUTC());
            try (var _ = server(address)) {
                trail.append(List.of(event("before")));
            }

            assertThatThrownBy(() -> trail.append(List.of(event("meanwhile")))).isInstanceOf(AuditUnavailable.class);
            assertThatThrownBy(() -> trail.read(EVERYTHING, NEWEST)).isInstanceOf(AuditUnavailable.class);

            try (var _ = server(address)) {
                // The pool hands out connections of the old server for half a second before it tests them again.
                await().ignoreExceptionsInstanceOf(AuditUnavailable.class).until(() -> appended(trail, event("after")));
                assertThat(trail.read(EVERYTHING, NEWEST))
                        .extracting(row -> row.event().action())
                        .containsExactly("after", "before");
            }
        }
    }

    private static boolean appended(AuditTrail trail, AuditEvent event) {
        trail.append(List.of(event));
        return true;
    }

    /// Starts the server and tells `address` where: another process may have taken the port it had before.
    private EmbeddedPostgres server(PGSimpleDataSource address) throws IOException {
        var server = Databases.postgres()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
        address.setUrl(server.getJdbcUrl("postgres", "postgres"));
        return server;
    }

    private static HikariDataSource pool(DataSource address) {
        var configuration = new HikariConfig();
        configuration.setDataSource(address);
        configuration.setConnectionTimeout(1_000);
        configuration.setValidationTimeout(500);
        configuration.setInitializationFailTimeout(-1);
        return new HikariDataSource(configuration);
    }

    private static AuditEvent event(String action) {
        var who = new Who("ada", "Ada", "person", "console", null);
        return new AuditEvent(Instant.now(), UUID.randomUUID(), Phase.EVENT, who, action, null, null);
    }
}
