/// Carries out what people do to sandboxes: decide, record, call the engine, read back. [SandboxService] is the
/// entrance.
@NamedInterface("lifecycle")
@NullMarked
package io.sandboxconsole.sandbox.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
