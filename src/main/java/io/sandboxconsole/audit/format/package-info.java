/// The rows of the trail as bytes: a canonical, versioned encoding and its hashes, as `docs/audit-format.md` specifies.
@NamedInterface("format")
@NullMarked
package io.sandboxconsole.audit.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
