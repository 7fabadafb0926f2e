/// The calls of the console's API, and what its refusals mean here.
@NullMarked
package io.sandboxconsole.cli.client;

import org.jspecify.annotations.NullMarked;
