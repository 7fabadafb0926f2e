package io.sandboxconsole.daytona.lease;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.Optional;

/// Checks before an action on a lease's machine whether another one bears the same lease. A single read cannot show it.
///
/// @param bearers queries the engine
public record DuplicateLeases(Bearers bearers) {

    private static final String LABEL = "lease";

    /// Checks whether a live sandbox other than the given one bears a label.
    public interface Bearers {

        boolean another(Sandbox than, String label, String value);
    }

    /// Returns the reason to reject any action on `sandbox`, where the engine cannot tell which of two machines is the
    /// lease's.
    public Optional<Message> problem(Sandbox sandbox) {
        Lease lease = sandbox.attributes().lease();
        String id = lease == null || !lease.valid() ? null : lease.id();
        return id != null && bearers.another(sandbox, LABEL, id)
                ? Optional.of(Message.of("problem.daytona.lease-ambiguous", id))
                : Optional.empty();
    }
}
