package io.sandboxconsole.history.retention;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Creates the real [LegalHolds] over a test's own database.
public final class TestHolds {

    private TestHolds() {}

    public static LegalHolds on(DataSource database, Guard guard, Clock clock) {
        return new LegalHolds(
                new HoldRepository(JdbcClient.create(database), new SandboxFields()),
                guard,
                new JdbcTransactionManager(database),
                clock);
    }

    /// Holds a live sandbox that the history does not know yet.
    public static void place(DataSource database, LegalHolds holds, Actor actor, SandboxId id) {
        new HistoryRows(database).sandbox(id, "platform", Instant.EPOCH, null);
        holds.place(actor, id, new ProtectionTerms("Case 4711", null));
    }
}
