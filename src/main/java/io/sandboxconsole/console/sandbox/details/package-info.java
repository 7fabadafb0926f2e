/// Shows one sandbox: facts, timeline, endpoints, logs, snapshots and its audit trail.
@NullMarked
package io.sandboxconsole.console.sandbox.details;

import org.jspecify.annotations.NullMarked;
