/// Reads Crabbox's labels, and guards leased machines against changes that the tool does not expect.
@NullMarked
package io.sandboxconsole.daytona.lease;

import org.jspecify.annotations.NullMarked;
