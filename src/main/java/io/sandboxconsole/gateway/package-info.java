/// The HTTP gateway for machines: `/v1` serves OpenSandbox's own lifecycle API with our keys, tokens and rules, and
/// `/api` the console's own API.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: issuer",
            "apikey",
            "audit",
            "audit :: delivery",
            "audit :: format",
            "bulk",
            "diagnosis",
            "digest",
            "doctor",
            "export",
            "history",
            "history :: change",
            "history :: lastwords",
            "history :: past",
            "history :: retention",
            "i18n",
            "inventory",
            "sandbox",
            "sandbox :: attribution",
            "sandbox :: filter",
            "sandbox :: lifecycle",
            "sandbox :: lock",
            "sandbox :: passthrough",
            "sandbox :: provider",
            "sandbox :: spec",
            "time"
        })
@NullMarked
package io.sandboxconsole.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
