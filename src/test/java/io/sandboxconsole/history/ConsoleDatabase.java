package io.sandboxconsole.history;

import com.zaxxer.hikari.HikariDataSource;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Opens a new database as the console opens its own, for benchmarks: behind a pool, H2 in a file, and PostgreSQL with
/// sessions that are set up for long tables.
public final class ConsoleDatabase {

    private static final int CONNECTIONS = 10;

    private ConsoleDatabase() {}

    /// @param folder where the file of H2 lies, which is deleted if it is there
    public static StoppableDataSource open(Databases databases, Path folder, String name) {
        var pool = new HikariDataSource();
        pool.setMaximumPoolSize(CONNECTIONS);
        switch (databases) {
            case POSTGRESQL -> {
                pool.setJdbcUrl(address(databases.migrated()));
                pool.setUsername("postgres");
                new HistorySessions().postProcessBeforeInitialization(pool, name);
            }
            case H2 -> {
                Path file = folder.resolve(name);
                delete(Path.of(file + ".mv.db"));
                pool.setJdbcUrl(
                        "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
                Databases.migrate(pool);
            }
        }
        return new StoppableDataSource(pool);
    }

    private static String address(DataSource schema) {
        try (var connection = schema.getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("[?].*", "") + "?currentSchema="
                    + connection.getSchema();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
