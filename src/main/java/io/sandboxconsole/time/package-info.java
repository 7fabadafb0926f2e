/// The console's clock and its scheduler, also for libraries that count time in their own way.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sandboxconsole.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
