/// Reads Daytona's audit log: the creators of sandboxes, and the actions on them.
@NullMarked
package io.sandboxconsole.daytona.auditlog;

import org.jspecify.annotations.NullMarked;
