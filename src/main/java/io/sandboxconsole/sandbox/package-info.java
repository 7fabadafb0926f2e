/// Models sandboxes, their states, the actions on them and their creators.
@ApplicationModule(allowedDependencies = {"access", "diagnosis", "digest", "i18n", "time"})
@NullMarked
package io.sandboxconsole.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
