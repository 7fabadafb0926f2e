/// The HTTP doors for machines: `/v1` speaks OpenSandbox's own lifecycle API with our keys, tokens and rules.
@ApplicationModule(
        allowedDependencies = {"access", "apikey", "inventory", "sandbox", "sandbox::provider", "time", "words"})
@NullMarked
package io.sandboxconsole.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
