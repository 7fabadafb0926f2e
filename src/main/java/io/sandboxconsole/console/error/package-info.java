/// Shows the pages for addresses that lead nowhere, missing permissions and failures.
@NullMarked
package io.sandboxconsole.console.error;

import org.jspecify.annotations.NullMarked;
