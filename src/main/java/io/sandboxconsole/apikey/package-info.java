/// Named keys for machines and people: issue, authenticate, limit, expire, revoke, last used.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: rights",
            "sandbox",
            "sandbox :: attribution",
            "sandbox :: lifecycle",
            "time",
            "i18n"
        })
@NullMarked
package io.sandboxconsole.apikey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
