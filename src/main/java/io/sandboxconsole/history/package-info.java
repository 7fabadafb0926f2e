/// The memory: what happened to every sandbox, also after its end, and the fleet as it was at any moment.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "diagnosis",
            "digest",
            "i18n",
            "inventory",
            "leadership",
            "sandbox",
            "sandbox :: attribution",
            "sandbox :: filter",
            "sandbox :: lifecycle",
            "sandbox :: lock",
            "sandbox :: provider",
            "sandbox :: spec",
            "time"
        })
@NullMarked
package io.sandboxconsole.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
