/// Signs people in by OpenID Connect, limits their sessions and signs them out.
@NullMarked
package io.sandboxconsole.console.signin;

import org.jspecify.annotations.NullMarked;
