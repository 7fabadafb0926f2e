/// Determines who created a sandbox, from our own records, an engine's audit log and declared metadata.
@NamedInterface("attribution")
@NullMarked
package io.sandboxconsole.sandbox.attribution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
