/// The History page: live and ended sandboxes in one list, with what is known of one beside it.
@NullMarked
package io.sandboxconsole.console.history;

import org.jspecify.annotations.NullMarked;
