/// The routes about locks.
@NullMarked
package io.sandboxconsole.gateway.api.lock;

import org.jspecify.annotations.NullMarked;
