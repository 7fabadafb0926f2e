/// Conditions that an operator may have to know of, under codes that stay the same: what the doctor, the Connections
/// page and the log call them, and docs/runbook.md explains.
@ApplicationModule(allowedDependencies = "i18n")
@NullMarked
package io.sandboxconsole.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
