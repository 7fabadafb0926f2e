/// The adapter that speaks to OpenSandbox servers. Nothing outside sees more of it than its `ProviderFactory` bean.
@ApplicationModule(allowedDependencies = {"sandbox", "sandbox :: provider", "sandbox :: spec", "i18n"})
@NullMarked
package io.sandboxconsole.opensandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
