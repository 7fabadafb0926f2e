/// Who may do what. [Guard] is the only way to a change; the decision itself is package-private.
@ApplicationModule(allowedDependencies = {"audit", "time", "i18n"})
@NullMarked
package io.sandboxconsole.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
