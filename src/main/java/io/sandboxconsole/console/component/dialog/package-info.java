/// Dialogs and parts of dialogs that several screens share.
@NullMarked
package io.sandboxconsole.console.component.dialog;

import org.jspecify.annotations.NullMarked;
