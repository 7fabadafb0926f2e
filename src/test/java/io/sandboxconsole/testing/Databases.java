package io.sandboxconsole.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The databases that the console supports. Every test of SQL runs on each:
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

        @Override
        DataSource copyOfMigrated() {
            var copy = empty();
            execute(copy, "runscript from '" + MigratedScript.FILE + "'");
            return copy;
        }

        /// A database takes a megabyte, of which thousands of tests leave no room in the end.
        @Override
        StoppableDataSource migratedUntilForgotten(DataSource copy) {
            var database = super.migratedUntilForgotten(copy);
            FORGOTTEN.register(database, () -> execute(copy, "shutdown immediately"));
            return database;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource empty() {
            return Server.ONLY.newSchema();
        }

        @Override
        DataSource copyOfMigrated() {
            var copy = empty();
            execute(copy, Server.MIGRATIONS);
            return copy;
        }
    };

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static final Cleaner FORGOTTEN = Cleaner.create();

    /// Builds a PostgreSQL server of its own. On a busy machine its start takes longer than the ten seconds that the
    /// library waits.
    public static EmbeddedPostgres.Builder postgres() {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1));
    }

    /// A new database without tables.
    public abstract DataSource empty();

    /// A new database as the console finds it after its start, which can be made to stop.
    public StoppableDataSource migrated() {
        return migratedUntilForgotten(copyOfMigrated());
    }

    StoppableDataSource migratedUntilForgotten(DataSource copy) {
        return new StoppableDataSource(copy);
    }

    /// What a run of Flyway leads to, without a run of Flyway, which takes ten times as long.
    abstract DataSource copyOfMigrated();

    /// Runs the console's migrations and returns how many there were.
    public static int migrate(DataSource dataSource) {
        String vendor = isPostgres(dataSource) ? "postgresql" : "h2";
        return flyway(dataSource, vendor).migrate().migrationsExecuted;
    }

    /// As `spring.flyway.locations` says.
    private static Flyway flyway(DataSource dataSource, String vendor) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration", "classpath:db/" + vendor)
                .load();
    }

    private static boolean isPostgres(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Without `JdbcTemplate`, which asks for warnings afterwards at the log level *debug*, also after a shutdown.
    private static void execute(DataSource dataSource, String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The script that makes an empty H2 database a migrated one, in a file in memory.
    private static final class MigratedScript {

        private static final String FILE = write("memFS:migrated.sql");

        private static String write(String file) {
            var original = H2.empty();
            migrate(original);
            execute(original, "script to '" + file + "'");
            execute(original, "shutdown");
            return file;
        }
    }

    /// One PostgreSQL server for the whole JVM; it ends with it.
    ///
    /// Each database is a schema of its own: a database is three hundred files, which the end of the JVM waits for.
    private static final class Server {

        private static final Server ONLY = new Server();

        /// The migrations in one piece; Flyway's own table is not among what they make.
        private static final String MIGRATIONS = Stream.of(
                        flyway(H2.empty(), "postgresql").info().all())
                .map(migration -> text(
                        new ClassPathResource("db/migration/" + migration.getScript()).exists()
                                ? "db/migration/" + migration.getScript()
                                : "db/postgresql/" + migration.getScript()))
                .collect(Collectors.joining("\n"));

        private final HikariDataSource pool = new HikariDataSource();

        private Server() {
            try {
                Path folder = Files.createTempDirectory("sandbox-console-postgres");
                pool.setDataSource(postgres()
                        .setDataDirectory(folder)
                        .setRegisterShutdownHook(false)
                        .start()
                        .getPostgresDatabase());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(folder)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            pool.setMaximumPoolSize(100);
            pool.setMinimumIdle(1);
        }

        /// Ends the server and removes its folder without waiting for either: an orderly end would write down what
        /// thousands of tests left there.
        private static void drop(Path folder) {
            try {
                String server =
                        Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "kill -QUIT $0; for tenth in $(seq 100); do kill -0 $0 || break; sleep 0.1; done; rm -rf \"$1\"",
                                server,
                                folder.toString())
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private DataSource newSchema() {
            String schema = "test" + COUNTER.incrementAndGet();
            execute(pool, "create schema " + schema);
            return new DelegatingDataSource(pool) {
                @Override
                public Connection getConnection() throws SQLException {
                    var connection = super.getConnection();
                    connection.setSchema(schema);
                    return connection;
                }
            };
        }

        private static String text(String resource) {
            try {
                return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
