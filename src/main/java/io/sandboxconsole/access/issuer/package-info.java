/// Proves that the identity provider signed a token: its published keys, and the decoding of what they sign.
@NamedInterface("issuer")
@NullMarked
package io.sandboxconsole.access.issuer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
