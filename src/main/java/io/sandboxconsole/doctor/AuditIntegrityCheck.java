package io.sandboxconsole.doctor;

import io.sandboxconsole.audit.AuditIntegrity;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.IntegrityReport;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells what the console's own check of the trail last found.
@Component
final class AuditIntegrityCheck implements SelfCheck {

    private final AuditIntegrity integrity;

    AuditIntegrityCheck(AuditIntegrity integrity) {
        this.integrity = integrity;
    }

    @Override
    public Subject subject() {
        return Subject.AUDIT_TRAIL;
    }

    @Override
    public List<Finding> check() {
        try {
            return List.of(finding(integrity.report()));
        } catch (AuditUnavailable away) {
            // The check of the database tells that.
            return List.of();
        }
    }

    private static Finding finding(IntegrityReport report) {
        if (report.broken() != null) {
            return new Finding(
                    Condition.AUDIT_TRAIL_CHANGED,
                    Message.of("doctor.audit.changed", String.valueOf(report.broken())),
                    Message.of("doctor.audit.changed.then"));
        }
        return Finding.good(Message.of("doctor.audit.whole", String.valueOf(report.last())));
    }
}
