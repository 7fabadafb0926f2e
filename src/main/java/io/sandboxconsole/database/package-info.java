/// The move of an embedded database to a server, without a console around it.
@ApplicationModule(allowedDependencies = {"audit", "audit :: verification", "history", "sandbox"})
@NullMarked
package io.sandboxconsole.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
