/// The consoles that a person knows, with their credentials.
@NullMarked
package io.sandboxconsole.cli.context;

import org.jspecify.annotations.NullMarked;
