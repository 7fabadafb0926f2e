/// Tests of the Audit page.
@NullMarked
package io.sandboxconsole.console.audit;

import org.jspecify.annotations.NullMarked;
