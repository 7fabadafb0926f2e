/// The Connections page: how every engine and the identity provider are doing.
@NullMarked
package io.sandboxconsole.console.connection;

import org.jspecify.annotations.NullMarked;
