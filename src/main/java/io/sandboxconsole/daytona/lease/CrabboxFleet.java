package io.sandboxconsole.daytona.lease;

import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Marks ambiguous leases, which only a whole listing reveals, and remembers the newest one's. Safe for use by several
/// threads.
public final class CrabboxFleet {

    private volatile Set<String> ambiguous = Set.of();

    /// Returns the listing with every lease marked ambiguous whose id more than one live sandbox bears.
    public List<Sandbox> marked(List<Sandbox> listing) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Sandbox sandbox : listing) {
            lease(sandbox).map(Lease::id).filter(id -> !once.add(id)).ifPresent(twice::add);
        }
        ambiguous = Set.copyOf(twice);
        return twice.isEmpty() ? listing : listing.stream().map(this::marked).toList();
    }

    /// Marks a single sandbox by the newest listing.
    public Sandbox marked(Sandbox sandbox) {
        return lease(sandbox)
                .filter(lease -> lease.id() != null && ambiguous.contains(lease.id()))
                .map(lease -> sandbox.withAttributes(sandbox.attributes().withLease(lease.asAmbiguous())))
                .orElse(sandbox);
    }

    private static Optional<Lease> lease(Sandbox sandbox) {
        return Optional.ofNullable(sandbox.attributes().lease())
                .filter(lease -> lease.valid() && sandbox.state().kind() != SandboxState.Kind.TERMINATED);
    }
}
