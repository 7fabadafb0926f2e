/// The browser door: Vaadin views over the sandbox service, the inventory, the exports and the trail, and the sign-in.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "apikey",
            "sandbox",
            "sandbox :: provider",
            "inventory",
            "export",
            "words"
        })
@NullMarked
package io.sandboxconsole.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
