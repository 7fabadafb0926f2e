package io.sandboxconsole.leadership;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// The leases of this console. It counts as another one after each start. Safe for use by several threads.
@Component
public class Leadership {

    /// How long a console that no longer renews keeps its leases: at a crash, the others wait as long.
    private static final Duration TERM = Duration.ofSeconds(15);

    private final JdbcOperations jdbc;

    private final PlatformTransactionManager transactions;

    private final String holder = UUID.randomUUID().toString();

    private final Duration term;

    private final Map<String, LeaderLease> leases = new ConcurrentHashMap<>();

    @Autowired
    Leadership(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        this(jdbc, transactions, TERM);
    }

    Leadership(JdbcOperations jdbc, PlatformTransactionManager transactions, Duration term) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.term = term;
    }

    /// Returns the lease for the task `name`: for each name the same one.
    public LeaderLease of(String name) {
        return of(name, term);
    }

    /// Like the other, for a task that another console shall take over sooner or later than usual: with its own term.
    public LeaderLease of(String name, Duration own) {
        return leases.computeIfAbsent(
                name, key -> new LeaderLease(key, new LeaseRows(jdbc, transactions, holder, own)));
    }

    /// Ends a task that is done for good: nothing remains of its lease.
    public void end(String name) {
        var lease = leases.remove(name);
        if (lease != null) {
            lease.end();
        }
    }

    /// Gives everything up, so that another console need not wait for the end of a term.
    @PreDestroy
    void release() {
        leases.values().forEach(LeaderLease::release);
    }
}
