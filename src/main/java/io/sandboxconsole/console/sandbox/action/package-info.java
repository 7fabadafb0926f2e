/// Performs actions on one sandbox or on a selection: buttons, menus and the dialog of each action.
@NullMarked
package io.sandboxconsole.console.sandbox.action;

import org.jspecify.annotations.NullMarked;
