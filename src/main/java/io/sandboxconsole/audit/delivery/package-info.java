/// Brings what is in the trail to receivers outside of its database: signed statements to a webhook, rows to a log
/// for a SIEM, and public keys to everybody.
@NamedInterface("delivery")
@NullMarked
package io.sandboxconsole.audit.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
