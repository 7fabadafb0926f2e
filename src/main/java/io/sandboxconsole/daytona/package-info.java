/// The adapter that speaks to Daytona v0 servers. Groundwork: it reads and maps rows, and offers no provider yet.
@ApplicationModule(allowedDependencies = {"sandbox", "sandbox :: provider", "words"})
@NullMarked
package io.sandboxconsole.daytona;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
