/// What the two databases do alike only with our help, and the move from the embedded one to a server, without a
/// console around it.
@ApplicationModule(allowedDependencies = {"audit", "audit :: verification", "history", "sandbox"})
@NullMarked
package io.sandboxconsole.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
