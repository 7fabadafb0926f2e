package io.sandboxconsole.console.audit;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One page of rows that match, and the outcomes of attempts whose outcome row is not on it.
///
/// @param matching the number of entries that match, at most [#MOST_COUNTED] + 1
/// @param newer whether there are newer rows
/// @param older whether there are older rows
/// @param narrowed whether a text was searched in the last days only
record AuditPage(
        List<AuditRow> rows, List<AuditRow> outcomes, int matching, boolean newer, boolean older, boolean narrowed) {

    static final int SIZE = 100;

    /// Counts up to this one are exact.
    static final int MOST_COUNTED = 1_000;

    AuditPage {
        rows = List.copyOf(rows);
        outcomes = List.copyOf(outcomes);
    }

    /// Reads one page with at most four statements; blocks on the database.
    ///
    /// @param turn its place; absent for the first page of the order
    static AuditPage read(
            AuditReader reader,
            Actor actor,
            AuditCriteria wanted,
            @Nullable AuditTurn turn,
            boolean oldestFirst,
            Instant now) {
        AuditCriteria criteria = reader.searchable(wanted, now);
        boolean upwards = turn == null ? oldestFirst : turn.newer();
        List<AuditRow> found =
                reader.read(actor, new AuditQuery(criteria, turn == null ? null : turn.row(), SIZE + 1, upwards));
        if (turn != null && turn.newer() != oldestFirst && found.size() <= SIZE) {
            // Turning back has reached the beginning: the first page is a whole one.
            return read(reader, actor, wanted, null, oldestFirst, now);
        }
        boolean more = found.size() > SIZE;
        List<AuditRow> rows = more ? found.subList(0, SIZE) : found;
        rows = upwards == oldestFirst ? rows : rows.reversed();
        Set<UUID> open = operations(rows, Phase.INTENT);
        open.removeAll(operations(rows, Phase.OUTCOME));
        boolean behind = turn != null;
        List<AuditRow> outcomes = reader.outcomes(actor, open);
        return new AuditPage(
                rows,
                outcomes,
                more || behind ? reader.countUpTo(actor, criteria, MOST_COUNTED + 1) : entries(rows, open, outcomes),
                upwards ? more : behind,
                upwards ? behind : more,
                !criteria.equals(wanted));
    }

    /// What is all on one page needs no search to be counted: an intent does not count where there is its outcome.
    private static int entries(List<AuditRow> rows, Set<UUID> open, List<AuditRow> outcomes) {
        long ended =
                rows.stream().filter(row -> row.event().phase() != Phase.INTENT).count();
        return (int) ended + open.size() - operations(outcomes, Phase.OUTCOME).size();
    }

    private static Set<UUID> operations(List<AuditRow> rows, Phase phase) {
        return rows.stream()
                .map(AuditRow::event)
                .filter(event -> event.phase() == phase)
                .map(event -> event.operation())
                .collect(Collectors.toSet());
    }
}
