/// Files made of what somebody sees, for other programs.
@ApplicationModule(allowedDependencies = {"access", "sandbox", "inventory", "words"})
@NullMarked
package io.sandboxconsole.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
