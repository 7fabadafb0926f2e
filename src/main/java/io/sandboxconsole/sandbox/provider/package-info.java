/// The contract of an engine's adapter. Implemented by the adapters; only [io.sandboxconsole.sandbox] and the
/// inventory's synchroniser call it.
@NamedInterface("provider")
@NullMarked
package io.sandboxconsole.sandbox.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
