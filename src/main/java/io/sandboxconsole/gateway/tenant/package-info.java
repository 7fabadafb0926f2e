/// Answers OpenSandbox servers that ask which namespace an API key opens.
@NullMarked
package io.sandboxconsole.gateway.tenant;

import org.jspecify.annotations.NullMarked;
