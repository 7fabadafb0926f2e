/// Carries out people's commands on sandboxes: decide, record, call the engine, read back. [SandboxService] is the
/// entry point.
@NamedInterface("lifecycle")
@NullMarked
package io.sandboxconsole.sandbox.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
