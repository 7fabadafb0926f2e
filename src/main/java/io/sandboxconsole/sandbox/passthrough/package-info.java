/// Forwards machines' requests to an engine byte by byte, under the same checks as
/// [io.sandboxconsole.sandbox.lifecycle].
@NamedInterface("passthrough")
@NullMarked
package io.sandboxconsole.sandbox.passthrough;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
