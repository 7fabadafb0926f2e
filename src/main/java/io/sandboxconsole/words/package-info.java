/// What people read: every sentence of every door, in each language, from one bundle.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sandboxconsole.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
