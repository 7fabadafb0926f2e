package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Result;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Selects one page among the rows that a reader may see, at most `limit`: newest first and older than row `before`,
/// or oldest first and newer than it.
public record AuditQuery(AuditCriteria criteria, @Nullable Long before, int limit, boolean oldestFirst) {

    /// The largest page.
    public static final int MAXIMUM_LIMIT = 500;

    public AuditQuery {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new IllegalArgumentException("limit is %d, not within 1..%d".formatted(limit, MAXIMUM_LIMIT));
        }
    }

    /// Selects the newest rows first, with targets of any name.
    public AuditQuery(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String sandbox,
            @Nullable Result result,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text,
            @Nullable Long before,
            int limit) {
        this(AuditCriteria.of(actor, action, sandbox, result, from, to, text), before, limit, false);
    }

    /// Returns the same in the largest pages.
    AuditQuery paged() {
        return new AuditQuery(criteria, before, MAXIMUM_LIMIT, oldestFirst);
    }

    /// Returns the same for the page behind row `number`.
    AuditQuery behind(long number) {
        return new AuditQuery(criteria, number, MAXIMUM_LIMIT, oldestFirst);
    }

    /// The rows a reader may see: all, or the rows of some teams and those of one actor. An actor's own attempts on
    /// targets hidden from them are not among them.
    ///
    /// @param teams label tokens
    /// @param actor the id as it stands in the trail, not its label token
    public record Visible(
            boolean everything, Set<String> teams, @Nullable String actor) {

        public Visible {
            teams = Set.copyOf(teams);
        }

        public boolean nothing() {
            return !everything && teams.isEmpty() && actor == null;
        }
    }
}
