/// The audit trail: the actor, action, target and outcome of every change and sign-in.
@ApplicationModule(allowedDependencies = {"diagnosis", "digest", "i18n", "leadership"})
@NullMarked
package io.sandboxconsole.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
