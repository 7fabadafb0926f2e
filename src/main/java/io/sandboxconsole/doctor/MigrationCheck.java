package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.i18n.Message;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Compares the tables of a database with what this version of the console needs. Writes nothing.
final class MigrationCheck {

    private final Connection connection;

    private final String vendor;

    /// @param vendor the folder of the migrations that only one kind of database can do
    MigrationCheck(Connection connection, String vendor) {
        this.connection = connection;
        this.vendor = vendor;
    }

    List<Finding> check() {
        var info = Flyway.configure()
                .dataSource(new SingleConnectionDataSource(connection, true))
                .locations("classpath:db/migration", "classpath:db/" + vendor)
                .load()
                .info();
        MigrationInfo current = info.current();
        if (current == null) {
            return List.of(new Finding(
                    Condition.DATABASE_NEW,
                    Message.of("doctor.database.empty"),
                    Message.of("doctor.database.new.then")));
        }
        for (MigrationInfo one : info.all()) {
            if (one.getState() == MigrationState.FAILED || one.getState() == MigrationState.FUTURE_FAILED) {
                return List.of(new Finding(
                        Condition.DATABASE_MIGRATION_FAILED,
                        Message.of("doctor.database.failed", version(one)),
                        Message.of("doctor.database.failed.then")));
            }
        }
        if (current.getState() == MigrationState.FUTURE_SUCCESS) {
            return List.of(new Finding(
                    Condition.DATABASE_NEWER,
                    Message.of("doctor.database.newer", version(current)),
                    Message.of("doctor.database.newer.then")));
        }
        if (info.pending().length > 0) {
            return List.of(new Finding(
                    Condition.DATABASE_MIGRATION_PENDING,
                    Message.of("doctor.database.pending", version(current), info.pending().length),
                    Message.of("doctor.database.pending.then")));
        }
        return List.of(Finding.good(Message.of("doctor.database.current", version(current))));
    }

    private static String version(MigrationInfo migration) {
        MigrationVersion version = migration.getVersion();
        return Objects.toString(version, migration.getDescription());
    }
}
