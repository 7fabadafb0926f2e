/// What several views share: background calls, notices, and the words for failures.
@NullMarked
package io.sandboxconsole.console.component;

import org.jspecify.annotations.NullMarked;
