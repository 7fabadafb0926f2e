/// The Sandboxes screen: the list, the details beside it, and the dialogs that change something.
@NullMarked
package io.sandboxconsole.console.sandbox;

import org.jspecify.annotations.NullMarked;
