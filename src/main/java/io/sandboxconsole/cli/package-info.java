/// The terminal door: commands that start without the console.
@ApplicationModule(
        allowedDependencies = {
            "audit :: format",
            "audit :: proof",
            "audit :: verification",
            "database",
            "diagnosis",
            "doctor"
        })
@NullMarked
package io.sandboxconsole.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
