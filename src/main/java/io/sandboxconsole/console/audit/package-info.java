/// The Audit page: who did what, to what, and how it ended.
@NullMarked
package io.sandboxconsole.console.audit;

import org.jspecify.annotations.NullMarked;
