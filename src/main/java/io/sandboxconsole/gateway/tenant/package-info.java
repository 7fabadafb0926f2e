/// Answers OpenSandbox servers' lookups of the namespace of an API key.
@NullMarked
package io.sandboxconsole.gateway.tenant;

import org.jspecify.annotations.NullMarked;
