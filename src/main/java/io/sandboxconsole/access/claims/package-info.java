/// What an identity provider says of a person, and which of several sources decides.
@NamedInterface("claims")
@NullMarked
package io.sandboxconsole.access.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
