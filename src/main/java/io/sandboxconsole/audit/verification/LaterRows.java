package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.verification.Line.HashedRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes over the rows before a number, which were verified earlier: the check begins behind the last signed statement
/// before it. The statements are all checked, because each follows the one before.
final class LaterRows implements LineCheck {

    private final TrailCheck check;

    private final StatementCheck statements;

    private final long from;

    /// What there is since the last statement, and the stones of cuts before the first row.
    private final List<HashedRow> rows = new ArrayList<>();

    private final List<Envelope> cuts = new ArrayList<>();

    private @Nullable KnownStatement before;

    private boolean passing = true;

    private boolean anyRow;

    LaterRows(TrailCheck check, StatementCheck statements, long from) {
        this.check = check;
        this.statements = statements;
        this.from = from;
    }

    @Override
    public void row(HashedRow row) {
        anyRow = true;
        if (passing && row.number() < from) {
            rows.add(row);
        } else {
            begin();
            check.row(row);
        }
    }

    @Override
    public void statement(Envelope envelope) {
        @Nullable Statement statement = passing ? read(envelope) : null;
        if (statement == null || statement.last() >= from) {
            begin();
            check.statement(envelope);
        } else if (statement.kind() == Kind.CUT && !anyRow && before == null) {
            cuts.add(envelope);
        } else {
            statements.check(envelope, true).ifPresent(this::passed);
        }
    }

    private static @Nullable Statement read(Envelope envelope) {
        try {
            return Statement.of(envelope);
        } catch (MalformedRow | UnknownVersion _) {
            return null;
        }
    }

    private void passed(KnownStatement known) {
        if (known.statement().kind() != Kind.CUT) {
            before = known;
            rows.clear();
        }
    }

    private void begin() {
        if (!passing) {
            return;
        }
        passing = false;
        if (before == null) {
            cuts.forEach(check::statement);
        } else {
            check.beginBehind(before);
        }
        rows.forEach(check::row);
        rows.clear();
    }

    /// @throws MalformedRow if there is no row from that number on
    void end() {
        if (passing && from > 0) {
            throw new MalformedRow("The export has no row from %d on.".formatted(from));
        }
    }

    @Override
    public long last() {
        return check.last();
    }
}
