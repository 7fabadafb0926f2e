/// The console's clock and its scheduler, also adapted to libraries with their own notion of time.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sandboxconsole.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
