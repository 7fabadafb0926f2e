/// The trail: who did what, to what, and how it ended.
@ApplicationModule(allowedDependencies = {"words"})
@NullMarked
package io.sandboxconsole.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
