package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.i18n.SafeText;
import org.springframework.stereotype.Component;

/// Records reads of the trail as rows of the trail.
@Component
class TrailReadRecorder implements TrailReads {

    private static final int LONGEST = 1_000;

    private final AuditRecorder auditRecorder;

    TrailReadRecorder(AuditRecorder auditRecorder) {
        this.auditRecorder = auditRecorder;
    }

    @Override
    public void asked(Actor actor, String filter) {
        String safe = SafeText.escapedLine(filter.substring(0, Math.min(filter.length(), LONGEST)));
        // Not in the sentence, which is searched: else each search would find itself.
        var chosen = FieldChanges.NONE.and("filter", null, safe.isEmpty() ? "all entries" : safe);
        auditRecorder.happened(actor, "read-audit", new Ending(Result.SUCCEEDED, "", "", null), chosen);
    }
}
