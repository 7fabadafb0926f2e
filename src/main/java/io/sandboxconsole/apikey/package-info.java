/// Named keys for machines and people: issue, authenticate, limit, expire, revoke, last used.
@ApplicationModule(allowedDependencies = {"access", "sandbox", "time", "words"})
@NullMarked
package io.sandboxconsole.apikey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
