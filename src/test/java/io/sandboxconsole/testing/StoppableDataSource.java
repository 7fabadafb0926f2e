package io.sandboxconsole.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A data source that can be stopped and started again, from its callers' view, and that counts connection requests.
public final class StoppableDataSource extends DelegatingDataSource {

    private final ThreadLocal<Integer> connections = ThreadLocal.withInitial(() -> 0);

    private final AtomicInteger beforeLostAnswer = new AtomicInteger(-1);

    private volatile boolean stopped;

    public StoppableDataSource(DataSource target) {
        super(target);
    }

    public void stop() {
        stopped = true;
    }

    public void start() {
        stopped = false;
    }

    /// Keeps what the next transaction commits, but cuts its connection before it says so.
    public void loseTheNextAnswer() {
        loseTheAnswerAfter(0);
    }

    /// Does so after this many more connections.
    public void loseTheAnswerAfter(int more) {
        beforeLostAnswer.set(more);
    }

    /// How many connections this thread asked for so far; what a console does by itself does not count.
    public int connections() {
        return connections.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        connections.set(connections.get() + 1);
        if (stopped) {
            throw new SQLTransientConnectionException("The test has stopped the database.");
        }
        var connection = super.getConnection();
        return beforeLostAnswer.getAndUpdate(more -> Math.max(-1, more - 1)) == 0
                ? withoutAnswerToCommit(connection)
                : connection;
    }

    private static Connection withoutAnswerToCommit(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    var answer = invoke(connection, method, arguments);
                    if (method.getName().equals("commit")) {
                        throw new SQLNonTransientConnectionException(
                                "The test has cut the connection after the commit.");
                    }
                    return answer;
                });
    }

    private static @Nullable Object invoke(
            Connection connection, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        throw new SQLException("Nobody signs in to the database by name.");
    }
}
