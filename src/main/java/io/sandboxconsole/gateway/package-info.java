/// The HTTP gateway for machines: `/v1` serves OpenSandbox's own lifecycle API with our keys, tokens and rules.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: issuer",
            "apikey",
            "audit",
            "audit :: delivery",
            "diagnosis",
            "i18n",
            "inventory",
            "sandbox",
            "sandbox :: filter",
            "sandbox :: passthrough",
            "sandbox :: provider",
            "time"
        })
@NullMarked
package io.sandboxconsole.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
