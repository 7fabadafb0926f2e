/// Describes Crabbox leases: deadlines, flags, and what the tool's own clean-up rule would do.
@NamedInterface("lease")
@NullMarked
package io.sandboxconsole.sandbox.lease;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
