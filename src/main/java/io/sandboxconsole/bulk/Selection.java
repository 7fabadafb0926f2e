package io.sandboxconsole.bulk;

import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Set;

/// The sandboxes that a plan is asked for.
public sealed interface Selection {

    /// Chosen one by one, in this order.
    record Chosen(List<SandboxId> ids) implements Selection {

        public Chosen {
            ids = ids.stream().distinct().toList();
        }
    }

    /// All that match a filter at the moment of the plan, but for some.
    record Matching(SandboxFilter filter, Set<SandboxId> but) implements Selection {

        public Matching {
            but = Set.copyOf(but);
        }
    }
}
