/// The embedded demo, the default without any configuration: simulated engines and an identity provider of its own, on
/// loopback only.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "diagnosis",
            "digest",
            "history",
            "i18n",
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
