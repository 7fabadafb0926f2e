/// Tests of the History page.
@NullMarked
package io.sandboxconsole.console.history;

import org.jspecify.annotations.NullMarked;
