/// The live read model: the sandboxes of every engine, filtered, sorted, counted and paged from memory.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "diagnosis",
            "i18n",
            "sandbox",
            "sandbox :: attribution",
            "sandbox :: filter",
            "sandbox :: lease",
            "sandbox :: lifecycle",
            "sandbox :: lock",
            "sandbox :: provider",
            "sandbox :: spec",
            "time"
        })
@NullMarked
package io.sandboxconsole.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
