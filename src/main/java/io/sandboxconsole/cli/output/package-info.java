/// Rows and facts in the formats that a person or a script asks for.
@NullMarked
package io.sandboxconsole.cli.output;

import org.jspecify.annotations.NullMarked;
