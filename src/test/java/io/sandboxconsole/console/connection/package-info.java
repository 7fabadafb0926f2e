/// Tests of the Connections page.
@NullMarked
package io.sandboxconsole.console.connection;

import org.jspecify.annotations.NullMarked;
