/// The heart: sandboxes, what can be done to them, and the one service behind every door.
@ApplicationModule(allowedDependencies = {"access", "time", "i18n"})
@NullMarked
package io.sandboxconsole.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
