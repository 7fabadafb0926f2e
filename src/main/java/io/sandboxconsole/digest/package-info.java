/// SHA-256 digests of texts and bytes.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sandboxconsole.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
