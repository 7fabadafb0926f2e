package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What only a whole listing can say of leases.
final class CrabboxFleet {

    private CrabboxFleet() {}

    /// The listing, with every lease marked whose id more than one live sandbox bears: nobody can tell which is meant.
    static List<Sandbox> marked(List<Sandbox> listing) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Sandbox sandbox : listing) {
            lease(sandbox).map(Lease::id).filter(id -> !once.add(id)).ifPresent(twice::add);
        }
        return twice.isEmpty()
                ? listing
                : listing.stream().map(sandbox -> marked(sandbox, twice)).toList();
    }

    private static Sandbox marked(Sandbox sandbox, Set<String> twice) {
        return lease(sandbox)
                .filter(lease -> lease.id() != null && twice.contains(lease.id()))
                .map(lease -> sandbox.withTraits(sandbox.traits().withLease(lease.asAmbiguous())))
                .orElse(sandbox);
    }

    private static Optional<Lease> lease(Sandbox sandbox) {
        return Optional.ofNullable(sandbox.traits().lease())
                .filter(lease -> lease.valid() && sandbox.state().kind() != SandboxState.Kind.TERMINATED);
    }
}
