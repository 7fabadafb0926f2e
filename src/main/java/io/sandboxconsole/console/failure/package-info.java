/// The Failures page: why sandboxes fail and end, by several criteria, each number linked to its list in the history.
@NullMarked
package io.sandboxconsole.console.failure;

import org.jspecify.annotations.NullMarked;
