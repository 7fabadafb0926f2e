/// The terminal that a command speaks to: streams, width, colours, harmless text, exit codes.
@NullMarked
package io.sandboxconsole.cli.terminal;

import org.jspecify.annotations.NullMarked;
