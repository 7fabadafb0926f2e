package io.sandboxconsole.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A database that can be stopped and started again, as its callers see it, and that counts how often it was asked.
public final class StoppableDataSource extends DelegatingDataSource {

    private final AtomicInteger connections = new AtomicInteger();

    private volatile boolean stopped;

    StoppableDataSource(DataSource target) {
        super(target);
    }

    public void stop() {
        stopped = true;
    }

    public void start() {
        stopped = false;
    }

    /// How many connections were asked for so far.
    public int connections() {
        return connections.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        connections.incrementAndGet();
        if (stopped) {
            throw new SQLTransientConnectionException("The test has stopped the database.");
        }
        return super.getConnection();
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        throw new SQLException("Nobody signs in to the database by name.");
    }
}
