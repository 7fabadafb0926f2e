/// Exports the visible sandboxes, live and past, and the audit trail to files for other programs.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "audit :: format",
            "history",
            "history :: past",
            "inventory",
            "sandbox",
            "sandbox :: filter",
            "sandbox :: lock",
            "sandbox :: spec",
            "i18n"
        })
@NullMarked
package io.sandboxconsole.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
