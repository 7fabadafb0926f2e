package io.sandboxconsole.access;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.audit.AuditIntegrity;
import io.sandboxconsole.audit.AuditIntegrity.Beginning;
import io.sandboxconsole.audit.AuditReceipt;
import io.sandboxconsole.audit.AuditReceipts;
import io.sandboxconsole.audit.IntegrityReport;
import io.sandboxconsole.audit.IntegrityReport.Progress;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Proves the audit trail to those who may see it: receipts of single acts, and the check of the whole trail.
///
/// Blocks on the database; safe for use by several threads.
@Component
public class AuditProofs {

    /// The action's name in the trail.
    public static final String CHECK = "check-audit";

    private final Guard guard;

    private final AuditReader reader;

    private final AuditReceipts receipts;

    private final AuditIntegrity integrity;

    AuditProofs(Guard guard, AuditReader reader, AuditReceipts receipts, AuditIntegrity integrity) {
        this.guard = guard;
        this.reader = reader;
        this.receipts = receipts;
        this.integrity = integrity;
    }

    /// Returns the receipt of the attempt or event `operation`, with the rows of it that `actor` may see.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public Optional<AuditReceipt> receipt(Actor actor, UUID operation) {
        return receipts.of(reader.visible(actor), operation);
    }

    /// Returns what the last check of the trail found; empty for those who may not see all of it.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public Optional<IntegrityReport> report(Actor actor) {
        return reader.permitsAll(actor) ? Optional.of(integrity.report()) : Optional.empty();
    }

    /// Returns since when the trail is a chain; empty if it is not yet.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public Optional<Beginning> beginning() {
        return integrity.beginning();
    }

    /// Checks the whole trail now, between an intent and an outcome row.
    ///
    /// @param onProgress is told after each batch, by the calling thread
    /// @throws AccessDenied if `actor` may not see all of the trail
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public IntegrityReport check(Actor actor, Consumer<Progress> onProgress) {
        return guard.call(
                actor,
                new Operation(CHECK, Permission.READ_AUDIT, Target.CONSOLE),
                () -> integrity.checkAll(onProgress));
    }
}
