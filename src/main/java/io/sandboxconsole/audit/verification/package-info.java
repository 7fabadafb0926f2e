/// The offline verifier of exports: it needs neither a server nor a database, and believes neither.
@NamedInterface("verification")
@NullMarked
package io.sandboxconsole.audit.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
