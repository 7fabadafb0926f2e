/// Writes the answers that are the console's own, in the shape of the engine's errors.
@NullMarked
package io.sandboxconsole.gateway.response;

import org.jspecify.annotations.NullMarked;
