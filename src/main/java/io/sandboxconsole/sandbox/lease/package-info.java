/// Describes Crabbox leases: deadlines, flags, and the outcome of the tool's own clean-up rule.
@NamedInterface("lease")
@NullMarked
package io.sandboxconsole.sandbox.lease;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
