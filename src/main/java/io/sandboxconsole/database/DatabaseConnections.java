package io.sandboxconsole.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Opens the databases of a move.
final class DatabaseConnections {

    /// How the console itself opens an embedded database.
    private static final String MODES = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /// H2's code for a file that another process has open.
    private static final int IN_USE = 90_020;

    private DatabaseConnections() {}

    static DataSource source(DatabaseAddress address) {
        if (!address.url().startsWith(DatabaseAddress.H2)) {
            throw new MoveRefused("The source must be an embedded database: %s….".formatted(DatabaseAddress.H2));
        }
        String url = address.url().toUpperCase(Locale.ROOT).contains(";MODE=") ? address.url() : address.url() + MODES;
        // A misspelt name must not become a new, empty database.
        var source = new DriverManagerDataSource(url + ";IFEXISTS=TRUE", address.user(), address.password());
        open(source, address);
        return source;
    }

    static DataSource target(DatabaseAddress address) {
        if (!address.url().startsWith(DatabaseAddress.POSTGRESQL)) {
            throw new MoveRefused("The target must be a PostgreSQL: %s….".formatted(DatabaseAddress.POSTGRESQL));
        }
        var target = new DriverManagerDataSource(address.url(), address.user(), address.password());
        var properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        target.setConnectionProperties(properties);
        open(target, address);
        return target;
    }

    private static void open(DataSource database, DatabaseAddress address) {
        try (Connection connection = database.getConnection()) {
            connection.getMetaData();
        } catch (SQLException failure) {
            throw new MoveRefused(
                    failure.getErrorCode() == IN_USE
                            ? "Another process has %s open. Stop the console, and run the command again."
                                    .formatted(address)
                            : "%s cannot be opened: %s".formatted(address, failure.getMessage()),
                    failure);
        }
    }

    /// Makes the console's tables. Flyway leaves out folders that are not there.
    static void migrate(DataSource database, String vendor) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/" + vendor)
                .load()
                .migrate();
    }

    static Connection newInMemory() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:" + MODES);
    }
}
