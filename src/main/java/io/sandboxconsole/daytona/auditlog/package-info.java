/// Reads Daytona's audit log: who created a sandbox, and what happened to it.
@NullMarked
package io.sandboxconsole.daytona.auditlog;

import org.jspecify.annotations.NullMarked;
