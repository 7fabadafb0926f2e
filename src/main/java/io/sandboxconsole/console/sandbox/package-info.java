/// The Sandboxes screen: the list, the details beside it, and the dialogs for its actions.
@NullMarked
package io.sandboxconsole.console.sandbox;

import org.jspecify.annotations.NullMarked;
