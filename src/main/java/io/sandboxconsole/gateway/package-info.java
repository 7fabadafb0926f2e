/// The HTTP gateway for machines: `/v1` serves OpenSandbox's own lifecycle API with our keys, tokens and rules.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: issuer",
            "audit",
            "audit :: delivery",
            "apikey",
            "inventory",
            "sandbox",
            "sandbox :: filter",
            "sandbox :: passthrough",
            "sandbox :: provider",
            "time",
            "i18n"
        })
@NullMarked
package io.sandboxconsole.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
