/// Creates a sandbox: the dialog, its sections and the command it stands for.
@NullMarked
package io.sandboxconsole.console.sandbox.create;

import org.jspecify.annotations.NullMarked;
