/// The rights that actors have while they make no call, for work in their names.
@NamedInterface("rights")
@NullMarked
package io.sandboxconsole.access.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
