package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// A real audit trail in a database of its own, which can be stopped.
public record TestTrail(StoppableDataSource database, AuditTrail trail) {

    private static final Clock CLOCK = Clock.systemUTC();

    public static TestTrail on(StoppableDataSource database) {
        var transactions = new DataSourceTransactionManager(database);
        return new TestTrail(database, new AuditTrail(new JdbcTemplate(database), transactions, CLOCK));
    }

    public static TestTrail create() {
        return on(Databases.H2.migrated());
    }

    /// Every row, oldest first.
    public List<AuditEvent> rows() {
        List<AuditEvent> rows = new ArrayList<>();
        Long before = null;
        for (var page = page(before); !page.isEmpty(); page = page(before)) {
            page.forEach(row -> rows.addFirst(row.event()));
            before = page.getLast().number();
        }
        return rows;
    }

    /// Every row in short, oldest first: `INTENT pause`, `OUTCOME pause SUCCEEDED`.
    public List<String> story() {
        return rows().stream().map(TestTrail::line).toList();
    }

    /// How the only attempt there was has ended.
    public Ending outcome() {
        var outcomes =
                rows().stream().filter(row -> row.phase() == Phase.OUTCOME).toList();
        if (outcomes.size() != 1) {
            throw new AssertionError("There is not one outcome but these: " + outcomes);
        }
        return Objects.requireNonNull(outcomes.getFirst().ending());
    }

    /// How the only attempt at `action` has ended.
    public Ending outcome(String action) {
        return rows().stream()
                .filter(row -> row.action().equals(action) && row.phase() == Phase.OUTCOME)
                .findFirst()
                .map(AuditEvent::ending)
                .orElseThrow(() -> new AssertionError("There is no outcome of " + action));
    }

    private List<AuditRow> page(@Nullable Long before) {
        var everything = new Visible(true, Set.of(), null);
        return trail.read(
                everything, new AuditQuery(null, null, null, null, null, null, null, before, AuditQuery.MAXIMUM_LIMIT));
    }

    private static String line(AuditEvent row) {
        var ending = row.ending();
        return row.phase() + " " + row.action() + (ending == null ? "" : " " + ending.result());
    }
}
