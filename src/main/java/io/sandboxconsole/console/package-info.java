/// The web console: Vaadin views over the sandbox service, the inventory, the exports and the audit trail, and the
/// sign-in.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: claims",
            "access :: issuer",
            "access :: rights",
            "apikey",
            "audit",
            "audit :: format",
            "audit :: retention",
            "audit :: verification",
            "bulk",
            "diagnosis",
            "digest",
            "doctor",
            "export",
            "history",
            "history :: lastwords",
            "history :: past",
            "history :: retention",
            "i18n",
            "inventory",
            "sandbox",
            "sandbox :: filter",
            "sandbox :: lease",
            "sandbox :: lifecycle",
            "sandbox :: lock",
            "sandbox :: passthrough",
            "sandbox :: provider",
            "sandbox :: spec"
        })
@NullMarked
package io.sandboxconsole.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
