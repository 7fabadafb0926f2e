/// The embedded default: what starts when nothing is configured, with an identity provider of its own and on loopback
/// only.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "sandbox",
            "sandbox :: attribution",
            "sandbox :: spec",
            "simulator",
            "simulator :: opensandbox"
        })
@NullMarked
package io.sandboxconsole.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
