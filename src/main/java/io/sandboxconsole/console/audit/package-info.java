/// The Audit page: recorded actions with their actor, target and result.
@NullMarked
package io.sandboxconsole.console.audit;

import org.jspecify.annotations.NullMarked;
