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

    private final LeaseRows rows;

    private final Map<String, LeaderLease> leases = new ConcurrentHashMap<>();

    @Autowired
    Leadership(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        this(jdbc, transactions, TERM);
    }

    Leadership(JdbcOperations jdbc, PlatformTransactionManager transactions, Duration term) {
        this.rows = new LeaseRows(jdbc, transactions, UUID.randomUUID().toString(), term);
    }

    /// Returns the lease for the task `name`: for each name the same one.
    public LeaderLease of(String name) {
        return leases.computeIfAbsent(name, key -> new LeaderLease(key, rows));
    }

    /// Gives everything up, so that another console need not wait for the end of a term.
    @PreDestroy
    void release() {
        leases.values().forEach(LeaderLease::release);
    }
}
