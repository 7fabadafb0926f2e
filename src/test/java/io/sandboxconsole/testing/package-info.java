/// Fixtures that several test suites share: real databases, and ports that refuse connections.
@NullMarked
package io.sandboxconsole.testing;

import org.jspecify.annotations.NullMarked;
