/// Adapts OpenSandbox servers to the console. Other modules see only its `ProviderFactory` bean.
@ApplicationModule(allowedDependencies = {"diagnosis", "i18n", "sandbox", "sandbox :: provider", "sandbox :: spec"})
@NullMarked
package io.sandboxconsole.opensandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
