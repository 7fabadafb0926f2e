/// The trail: who did what, to what, and how it ended.
@ApplicationModule(allowedDependencies = {"i18n"})
@NullMarked
package io.sandboxconsole.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
