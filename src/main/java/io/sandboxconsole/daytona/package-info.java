/// The adapter that speaks to Daytona v0 servers. Nothing outside sees more of it than its `ProviderFactory` bean.
@ApplicationModule(allowedDependencies = {"sandbox", "sandbox :: provider", "words"})
@NullMarked
package io.sandboxconsole.daytona;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
