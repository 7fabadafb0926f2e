/// Access control: actors, roles and permissions. Every change passes [Guard]; the policy itself is package-private.
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "audit :: format",
            "audit :: retention",
            "diagnosis",
            "digest",
            "i18n",
            "leadership",
            "time"
        })
@NullMarked
package io.sandboxconsole.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
