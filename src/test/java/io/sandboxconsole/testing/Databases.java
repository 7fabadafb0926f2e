package io.sandboxconsole.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The databases the console runs on. Every test of SQL is run on each:
///
/// ```java
/// @ParameterizedClass
/// @EnumSource(Databases.class)
/// class ThingRepositoryTests {
///     ThingRepositoryTests(Databases databases) {
///         this.database = databases.migrated();
/// ```
public enum Databases {
    H2 {
        @Override
        public DataSource empty() {
            // The same modes as in application.yaml, in memory instead of a file.
            return new DriverManagerDataSource(
                    "jdbc:h2:mem:test%d;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                            .formatted(COUNTER.incrementAndGet()));
        }
    },
    POSTGRESQL {
        @Override
        public DataSource empty() {
            String name = "test" + COUNTER.incrementAndGet();
            JdbcClient.create(Server.ONLY.getPostgresDatabase())
                    .sql("create database " + name)
                    .update();
            return Server.ONLY.getDatabase("postgres", name);
        }
    };

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /// A new database without tables.
    public abstract DataSource empty();

    /// A new database as the console finds it after its start, which can be made to stop.
    public StoppableDataSource migrated() {
        var dataSource = empty();
        migrate(dataSource);
        return new StoppableDataSource(dataSource);
    }

    /// Runs the console's migrations and returns how many there were.
    public static int migrate(DataSource dataSource) {
        return Flyway.configure().dataSource(dataSource).load().migrate().migrationsExecuted;
    }

    /// One server for the whole run; it ends with the JVM.
    private static final class Server {

        private static final EmbeddedPostgres ONLY = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
