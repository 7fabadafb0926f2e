/// Acts on many sandboxes: a plan that is shown before anything happens, and a durable job that carries it out.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: rights",
            "audit",
            "diagnosis",
            "digest",
            "history :: retention",
            "i18n",
            "inventory",
            "leadership",
            "sandbox",
            "sandbox :: filter",
            "sandbox :: lifecycle",
            "sandbox :: lock",
            "sandbox :: provider",
            "time"
        })
@NullMarked
package io.sandboxconsole.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
