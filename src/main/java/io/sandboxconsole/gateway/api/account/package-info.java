/// The routes about the caller.
@NullMarked
package io.sandboxconsole.gateway.api.account;

import org.jspecify.annotations.NullMarked;
