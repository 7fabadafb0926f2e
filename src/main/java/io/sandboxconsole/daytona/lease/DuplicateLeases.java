package io.sandboxconsole.daytona.lease;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.Optional;

/// Looks, before anything is done to a lease's machine, whether another one bears the same lease. One sandbox alone
/// cannot tell.
///
/// @param bearers asks the engine
public record DuplicateLeases(Bearers bearers) {

    private static final String LABEL = "lease";

    /// Tells whether a live sandbox other than the given one bears a label.
    public interface Bearers {

        boolean another(Sandbox than, String label, String value);
    }

    /// Why nothing may be done to `sandbox`, where the engine cannot tell which of two machines is the lease's.
    public Optional<Message> problem(Sandbox sandbox) {
        Lease lease = sandbox.attributes().lease();
        String id = lease == null || !lease.valid() ? null : lease.id();
        return id != null && bearers.another(sandbox, LABEL, id)
                ? Optional.of(Message.of("problem.daytona.lease-ambiguous", id))
                : Optional.empty();
    }
}
