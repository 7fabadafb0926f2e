/// Creates a sandbox: the dialog, its sections and the equivalent command.
@NullMarked
package io.sandboxconsole.console.sandbox.create;

import org.jspecify.annotations.NullMarked;
