/// Adapts Daytona v0 servers to the console. Other modules see only its `ProviderFactory` bean.
@ApplicationModule(allowedDependencies = {"diagnosis", "i18n", "sandbox", "sandbox :: provider", "sandbox :: spec"})
@NullMarked
package io.sandboxconsole.daytona;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
