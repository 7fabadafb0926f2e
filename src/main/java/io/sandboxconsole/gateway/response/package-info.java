/// Writes the console's own responses, with errors in the engine's shape.
@NullMarked
package io.sandboxconsole.gateway.response;

import org.jspecify.annotations.NullMarked;
