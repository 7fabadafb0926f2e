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
        return rowsBehind(0);
    }

    /// The rows with a higher number, oldest first.
    public List<AuditEvent> rowsBehind(long number) {
        List<AuditEvent> rows = new ArrayList<>();
        long last = number;
        for (var page = read(last, true); !page.isEmpty(); page = read(last, true)) {
            page.forEach(row -> rows.add(row.event()));
            last = page.getLast().number();
        }
        return rows;
    }

    /// The number of the newest row; 0 without one.
    public long newest() {
        var newest = read(Long.MAX_VALUE, false);
        return newest.isEmpty() ? 0 : newest.getFirst().number();
    }

    /// Every row in short, oldest first: `INTENT pause`, `OUTCOME pause SUCCEEDED`.
    public List<String> story() {
        return rows().stream().map(TestTrail::line).toList();
    }

    /// The rows with a higher number in short, oldest first.
    public List<String> storyBehind(long number) {
        return rowsBehind(number).stream().map(TestTrail::line).toList();
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

    private List<AuditRow> read(long from, boolean oldestFirst) {
        return trail.read(
                new Visible(true, Set.of(), null),
                new AuditQuery(AuditCriteria.NONE, from, oldestFirst ? 100 : 1, oldestFirst));
    }

    private static String line(AuditEvent row) {
        var ending = row.ending();
        return row.phase() + " " + row.action() + (ending == null ? "" : " " + ending.result());
    }
}
