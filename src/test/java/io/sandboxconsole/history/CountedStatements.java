package io.sandboxconsole.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A database that counts the statements it is given.
public final class CountedStatements extends DelegatingDataSource {

    private final AtomicInteger statements = new AtomicInteger();

    private final Map<String, Integer> bySql = new ConcurrentHashMap<>();

    public CountedStatements(DataSource database) {
        super(database);
    }

    public void reset() {
        statements.set(0);
        bySql.clear();
    }

    /// Returns how often each statement was given, for the message of a test that fails.
    public String listed() {
        return bySql.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    public int statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                        bySql.merge(((String) arguments[0]).strip().replaceAll("\\s+", " "), 1, Integer::sum);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }
}
