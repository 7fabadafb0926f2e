package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/// Checks the database: whether it answers, its clock and the version of its tables. Writes nothing, and makes no
/// database that is not there.
@Component
final class DatabaseCheck implements Preflight {

    private static final Duration AGREEING = Duration.ofSeconds(5);

    private static final String H2 = "jdbc:h2:";

    /// H2's codes for a file that another process has open, and for one that is not there.
    private static final int IN_USE = 90_020;

    private static final int MISSING = 90_146;

    private final Environment environment;

    private final ObjectProvider<DataSource> running;

    private final Clock clock;

    DatabaseCheck(Environment environment, ObjectProvider<DataSource> running, Clock clock) {
        this.environment = environment;
        this.running = running;
        this.clock = clock;
    }

    @Override
    public Subject subject() {
        return Subject.DATABASE;
    }

    @Override
    public boolean online() {
        return true;
    }

    @Override
    public List<Finding> check() {
        try (Connection connection = database().getConnection()) {
            return look(connection);
        } catch (SQLException failure) {
            return List.of(failed(failure));
        }
    }

    /// Returns the console's own pool; before a start, the database that the settings name.
    private DataSource database() {
        DataSource own = running.getIfAvailable();
        if (own != null) {
            return own;
        }
        String url = url();
        return new DriverManagerDataSource(
                isFile(url) ? url + ";IFEXISTS=TRUE" : url,
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }

    private String url() {
        return environment.getProperty("spring.datasource.url", "");
    }

    private static boolean isFile(String url) {
        return url.startsWith(H2) && !url.startsWith(H2 + "mem:") && !url.startsWith(H2 + "tcp:");
    }

    private List<Finding> look(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        DatabaseMetaData about = connection.getMetaData();
        long before = System.nanoTime();
        Duration lead = lead(connection);
        long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
        findings.add(Finding.good(Message.of(
                "doctor.database.good", about.getDatabaseProductName(), version(about), String.valueOf(millis))));
        if (lead.abs().compareTo(AGREEING) > 0) {
            findings.add(new Finding(
                    Condition.CLOCK_SKEW,
                    lead.isNegative()
                            ? Message.of("doctor.database.behind", lead.abs().toSeconds())
                            : Message.of("doctor.database.ahead", lead.toSeconds()),
                    Message.of("connections.finding.clock.then")));
        }
        findings.add(
                new MigrationCheck(connection, about.getDatabaseProductName().toLowerCase(Locale.ROOT)).check());
        if (about.getURL().startsWith(H2)) {
            findings.add(new Finding(
                    Condition.DATABASE_EMBEDDED,
                    Message.of("doctor.database.embedded"),
                    Message.of("doctor.database.embedded.then")));
        }
        return findings;
    }

    private static String version(DatabaseMetaData about) throws SQLException {
        return "%d.%d".formatted(about.getDatabaseMajorVersion(), about.getDatabaseMinorVersion());
    }

    private Duration lead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet now = statement.executeQuery("select current_timestamp")) {
            now.next();
            return Duration.between(
                    clock.instant(), now.getObject(1, OffsetDateTime.class).toInstant());
        }
    }

    /// Only the database's state is told: its message might hold the address, and that a password.
    private static Finding failed(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case IN_USE ->
                new Finding(
                        Condition.DATABASE_IN_USE,
                        Message.of("doctor.database.in-use"),
                        Message.of("doctor.database.in-use.then"));
            case MISSING ->
                new Finding(
                        Condition.DATABASE_NEW,
                        Message.of("doctor.database.new"),
                        Message.of("doctor.database.new.then"));
            default ->
                new Finding(
                        Condition.DATABASE_UNREACHABLE,
                        Message.of(
                                "doctor.database.unreachable", Objects.requireNonNullElse(failure.getSQLState(), "")),
                        Message.of("doctor.database.unreachable.then"));
        };
    }
}
