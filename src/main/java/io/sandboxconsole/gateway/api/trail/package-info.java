/// The routes about the audit trail: rows, proofs, export, keys.
@NullMarked
package io.sandboxconsole.gateway.api.trail;

import org.jspecify.annotations.NullMarked;
