package io.sandboxconsole.sandbox.violation;

import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.util.Calendar;
import java.util.List;
import java.util.function.Consumer;

/// Violates the rules: changes an engine and writes the audit trail without the guard.
public class UnguardedChanges {

    void directly(SandboxProvider provider, SandboxId id) {
        provider.delete(id);
    }

    Consumer<SandboxId> byReference(SandboxProvider provider) {
        return provider::pause;
    }

    Runnable inLambda(SandboxProvider provider, SandboxId id) {
        return () -> provider.resume(id);
    }

    void forges(AuditTrail trail) {
        trail.append(List.of());
    }

    Calendar old() {
        return Calendar.getInstance();
    }
}
