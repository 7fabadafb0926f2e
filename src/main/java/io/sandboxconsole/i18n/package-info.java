/// Translates every sentence for people: a [Message] is a key and its arguments, one bundle per language.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sandboxconsole.i18n;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
