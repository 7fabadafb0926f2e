package io.sandboxconsole.console.audit;

import io.sandboxconsole.access.AuditProofs;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.columns.ListLayouts;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.export.TrailExport;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the page reads from.
@Component
record AuditSources(
        AuditReader reader,
        AuditProofs proofs,
        TrailExport export,
        ListLayouts layouts,
        CurrentActor currentActor,
        Background background,
        Clock clock) {}
