/// The pages for unknown addresses, missing permissions and failures.
@NullMarked
package io.sandboxconsole.console.error;

import org.jspecify.annotations.NullMarked;
