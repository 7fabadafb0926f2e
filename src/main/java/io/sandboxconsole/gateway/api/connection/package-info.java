/// The routes about connections.
@NullMarked
package io.sandboxconsole.gateway.api.connection;

import org.jspecify.annotations.NullMarked;
