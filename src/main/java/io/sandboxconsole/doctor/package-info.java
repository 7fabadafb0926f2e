/// The doctor: one set of checks of the console and of everything that it depends on, for the running console and,
/// before a start, for the command `java -jar sandbox-console.jar doctor`.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "diagnosis",
            "i18n",
            "inventory",
            "sandbox",
            "sandbox :: lifecycle",
            "sandbox :: provider"
        })
@NullMarked
package io.sandboxconsole.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
