/// Adapts OpenSandbox servers to the console. Other modules see only its `ProviderFactory` bean.
@ApplicationModule(allowedDependencies = {"sandbox", "sandbox :: provider", "sandbox :: spec", "i18n"})
@NullMarked
package io.sandboxconsole.opensandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
