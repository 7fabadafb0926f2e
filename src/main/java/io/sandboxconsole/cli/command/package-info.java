/// The commands.
@NullMarked
package io.sandboxconsole.cli.command;

import org.jspecify.annotations.NullMarked;
