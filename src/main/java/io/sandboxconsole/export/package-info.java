/// Exports the visible sandboxes, live and past, the audit trail, and plans and jobs to files for other programs.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "audit :: format",
            "bulk",
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
