/// The terminal door: commands that start without Spring.
@ApplicationModule(allowedDependencies = {"audit :: format", "audit :: proof", "audit :: verification"})
@NullMarked
package io.sandboxconsole.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
