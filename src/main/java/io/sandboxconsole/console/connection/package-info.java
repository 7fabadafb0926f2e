/// The Connections page: the health of every engine and of the identity provider.
@NullMarked
package io.sandboxconsole.console.connection;

import org.jspecify.annotations.NullMarked;
