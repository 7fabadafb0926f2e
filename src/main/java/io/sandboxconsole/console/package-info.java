/// The browser door: Vaadin views over the sandbox service, the inventory and the trail, and the sign-in.
@ApplicationModule(allowedDependencies = {"access", "audit", "sandbox", "sandbox :: provider", "inventory", "words"})
@NullMarked
package io.sandboxconsole.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
